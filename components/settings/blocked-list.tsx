import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import type { BlockedPerson } from '#domain/chat/blocked-people'

/** Whom one blocks, each with the way back; also those whose conversation was deleted. */
export async function BlockedList({ blocked }: { blocked: BlockedPerson[] }) {
  const t = await getTranslations('chat.settings')
  return (
    <div className="prow border-t border-rule">
      <h3 className="lab" id="blocked">
        {t('blocked')}
      </h3>
      <div className="val">
        {blocked.length > 0 ? (
          <ul className="lines" aria-labelledby="blocked">
            {blocked.map(({ id, name }) => (
              <li key={id}>
                <Avatar name={name} size="s" />
                <span className="grow" id={`blocked-${id}`} dir="auto">
                  {name}
                </span>
                <form method="post" action="/api/chat/unblock">
                  <input type="hidden" name="person" value={id} />
                  <input type="hidden" name="back" value="/settings" />
                  <button type="submit" className="btn btn-line btn-sm" aria-describedby={`blocked-${id}`}>
                    {t('unblock')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        ) : null}
        <p className={blocked.length > 0 ? 'small mute' : 'mute'}>{t(blocked.length > 0 ? 'blockedHint' : 'nobody')}</p>
      </div>
    </div>
  )
}
