import { getTranslations } from 'next-intl/server'
import { makeGroupAction, makeMailboxAction } from '#domain/directory/groups/actions'
import { NameForm } from './name-form.tsx'

/** The making of a group and of a shared mailbox by hand. */
export async function NewGroups() {
  const t = await getTranslations('groups')
  return (
    <>
      <section aria-labelledby="new">
        <h2 id="new">{t('new.title')}</h2>
        <NameForm
          action={makeGroupAction}
          fieldId="new-name"
          labels={{ label: t('new.name'), button: t('new.make'), saved: '' }}
        />
      </section>
      <section aria-labelledby="new-mailbox">
        <h2 id="new-mailbox">{t('mailbox.title')}</h2>
        <p className="mute">{t('mailbox.text')}</p>
        <NameForm
          action={makeMailboxAction}
          fieldId="new-mailbox-name"
          labels={{ label: t('mailbox.name'), button: t('mailbox.make'), saved: '' }}
        />
      </section>
    </>
  )
}
