import { getTranslations } from 'next-intl/server'
import { closes, opens } from '#components/ui/dialog-commands'
import { SubmitButton } from '#components/ui/submit-button'
import { deleteGroupAction } from '#domain/directory/groups/actions'
import type { AdminGroup } from '#domain/directory/groups/queries'

const DIALOG = 'delete-group'

/** The end of a group or mailbox made by hand, behind one question. */
export async function DeleteGroup({ id, name, kind }: Pick<AdminGroup, 'id' | 'name' | 'kind'>) {
  const t = await getTranslations(kind === 'mailbox' ? 'groups.mailbox.delete' : 'groups.delete')
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">{t('title')}</h2>
      <p className="mute">{t('text')}</p>
      <p>
        <button className="btn btn-line btn-danger" type="button" {...opens(DIALOG)}>
          {t('button')}
        </button>
      </p>
      <dialog id={DIALOG} className="float dialog" aria-labelledby={`${DIALOG}-title`}>
        <h3 className="h20" id={`${DIALOG}-title`}>
          {t('confirm', { name })}
        </h3>
        <p className="asked">{t('text')}</p>
        <form className="flow" action={deleteGroupAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton className="btn btn-main">{t('yes')}</SubmitButton>
          <button className="btn btn-bare" type="button" {...closes(DIALOG)}>
            {t('cancel')}
          </button>
        </form>
      </dialog>
    </section>
  )
}
