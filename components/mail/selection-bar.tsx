import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import {
  markReadAction,
  markUnreadAction,
  moveMessagesAction,
  purgeMessagesAction,
  restoreMessagesAction,
  trashMessagesAction,
} from '#domain/mail/actions'
import type { Box } from '#domain/mail/boxes'
import { getMailCounts } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'

/** What can be done with the ticked messages: at the bottom, there only while something is ticked (by style alone). */
export async function SelectionBar({ viewer, box }: { viewer: Viewer; box: Box }) {
  const [t, { folders }] = await Promise.all([getTranslations('mail'), getMailCounts(viewer)])
  return (
    <div className="selbar lined" role="toolbar" aria-label={t('selection')}>
      <span className="count">
        <span className="words scripted">{t('selected')}</span>
        <span data-count />
      </span>
      {box.name === 'trash' ? (
        <TrashButtons restore={t('restore')} purge={t('purge')} />
      ) : (
        <>
          <button type="submit" className="btn btn-bare btn-sm btn-danger" formAction={trashMessagesAction}>
            <Icon name="trash-2" />
            {t('delete')}
          </button>
          {box.name !== 'drafts' && (
            <>
              {(folders.length > 0 || !box.name) && (
                <MoveButton
                  folders={folders}
                  toBox={!box.name}
                  label={t('move')}
                  where={t('moveTo')}
                  outside={t('outOfFolders')}
                />
              )}
              <ReadButtons read={t('markRead')} readShort={t('read')} unread={t('markUnread')} unreadShort={t('unreadShort')} />
            </>
          )}
        </>
      )}
    </div>
  )
}

function TrashButtons({ restore, purge }: { restore: string; purge: string }) {
  return (
    <>
      <button type="submit" className="btn btn-bare btn-sm" formAction={restoreMessagesAction}>
        <Icon name="undo-2" />
        {restore}
      </button>
      <button type="submit" className="btn btn-bare btn-sm btn-danger" formAction={purgeMessagesAction}>
        <Icon name="trash-2" />
        {purge}
      </button>
    </>
  )
}

function ReadButtons({ read, readShort, unread, unreadShort }: Record<'read' | 'readShort' | 'unread' | 'unreadShort', string>) {
  return (
    <>
      <button type="submit" className="btn btn-bare btn-sm" formAction={markReadAction} aria-label={read}>
        <Icon name="mail-open" />
        {readShort}
      </button>
      <button type="submit" className="btn btn-bare btn-sm" formAction={markUnreadAction} aria-label={unread}>
        <Icon name="mail" />
        {unreadShort}
      </button>
    </>
  )
}

type MoveProps = { folders: { id: string; name: string }[]; toBox: boolean; label: string; where: string; outside: string }

function MoveButton({ folders, toBox, label, where, outside }: MoveProps) {
  return (
    <>
      <button type="button" className="btn btn-bare btn-sm" popoverTarget="move-menu">
        <Icon name="folder-input" />
        {label}
      </button>
      <div id="move-menu" popover="auto" className="menu move-menu">
        <label>
          {where}
          <select name="folder">
            {toBox && <option value="">{outside}</option>}
            {folders.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-main btn-sm" formAction={moveMessagesAction}>
          {label}
        </button>
      </div>
    </>
  )
}
