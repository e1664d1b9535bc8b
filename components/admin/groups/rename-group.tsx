import { getTranslations } from 'next-intl/server'
import { renameGroupAction } from '#domain/directory/groups/actions'
import { NameForm } from './name-form.tsx'

export async function RenameGroup({ id, name }: { id: string; name: string }) {
  const t = await getTranslations('groups.rename')
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
