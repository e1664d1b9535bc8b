import { getTranslations } from 'next-intl/server'
import { WritingForm } from '#components/settings/writing-form'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import type { RecipientList } from '#domain/mail/recipient-lists'
import { LIMITS } from '#domain/mail/types'
import { deleteListAction, renameListAction } from '#domain/mail/writing-actions'

/** « Mes listes »: each opens to its names, a new name and the way out. Lists are made in compose. */
export async function RecipientLists({ lists }: { lists: RecipientList[] }) {
  const t = await getTranslations('writing.lists')
  return (
    <section aria-labelledby="lists">
      <h2 className="when" id="lists">
        {t('title')}
      </h2>
      <div className="prow">
        <div className="lab" />
        <div className="val">
          {lists.length === 0 ? <p className="mute">{t('none')}</p> : null}
          <ul className="lines own-lists" aria-labelledby="lists">
            {lists.map((list) => (
              <li key={list.id}>
                <OwnList list={list} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

async function OwnList({ list: { id, name, size, names } }: { list: RecipientList }) {
  const t = await getTranslations('writing.lists')
  const more = size > names.length ? ` ${t('more', { count: size - names.length })}` : ''
  return (
    <details>
      <summary>
        <bdi>{name}</bdi> <span className="small mute">{t('size', { count: size })}</span>
      </summary>
      <div className="own-list">
        <p className="small mute">{`${names.join(', ')}${more}`}</p>
        <WritingForm action={renameListAction} errorId={`list-${id}-refusal`} button={t('rename')} saved={t('saved')}>
          <input type="hidden" name="id" value={id} />
          <label className="small" htmlFor={`list-${id}`}>
            {t('name')}
          </label>
          <input
            className="input"
            id={`list-${id}`}
            name="listName"
            maxLength={LIMITS.listName}
            defaultValue={name}
            aria-describedby={`list-${id}-refusal`}
          />
        </WritingForm>
        <form action={deleteListAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton className="btn btn-bare btn-danger" aria-label={t('deleteNamed', { name })}>
            <Icon name="trash-2" size={17} />
            {t('delete')}
          </SubmitButton>
        </form>
      </div>
    </details>
  )
}
