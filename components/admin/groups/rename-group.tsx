import { getTranslations } from 'next-intl/server'
import { renameGroupAction } from '#domain/directory/groups/actions'
import type { AdminGroup } from '#domain/directory/groups/queries'
import { NameForm } from './name-form.tsx'

/** Another name for a group or mailbox made by hand. */
export async function RenameGroup({ id, name, kind }: Pick<AdminGroup, 'id' | 'name' | 'kind'>) {
  const t = await getTranslations(kind === 'mailbox' ? 'groups.mailbox.rename' : 'groups.rename')
  return (
    <section aria-labelledby="rename">
      <h2 id="rename">{t('title')}</h2>
      <NameForm
        action={renameGroupAction}
        group={{ id, name }}
        fieldId="group-name"
        labels={{ label: t('label'), button: t('save'), saved: t('saved') }}
      />
    </section>
  )
}
