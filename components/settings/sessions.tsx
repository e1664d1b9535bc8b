import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import { closeSessionAction, signOutEverywhereAction } from '#domain/session/own-account-actions'
import { listSessions, type OwnSession } from '#domain/session/queries'
import type { Viewer } from '#domain/session/viewer'

/** « Appareils connectés »: where one is signed in, each with its way out. */
export async function Sessions({ viewer }: { viewer: Viewer }) {
  const [t, sessions] = await Promise.all([getTranslations('account.sessions'), listSessions(viewer)])
  return (
    <section aria-labelledby="sessions">
      <h2 className="when" id="sessions">
        {t('title')}
      </h2>
      <div className="prow">
        <div className="lab" />
        <div className="val grid gap-3">
          <ul className="lines account-lines" aria-labelledby="sessions">
            {sessions.map((session) => (
              <li key={session.id}>
                <SessionLine session={session} viewer={viewer} />
              </li>
            ))}
          </ul>
          <form action={signOutEverywhereAction}>
            <SubmitButton className="btn btn-line">{t('closeAll')}</SubmitButton>
          </form>
          <p className="small mute">{t('hint')}</p>
        </div>
      </div>
    </section>
  )
}

async function SessionLine({ session: { id, device, lastSeenAt, isThis }, viewer }: { session: OwnSession; viewer: Viewer }) {
  const t = await getTranslations('account.sessions')
  const { browser, system } = device
  const name = browser && system ? t('device', { browser, system }) : browser || system || t('unknown')
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="small mute">
          {isThis ? (
            t('here')
          ) : (
            <>
              {t('seen')} <Time at={lastSeenAt} style="short" zoned={viewer} />
            </>
          )}
        </p>
      </div>
      {isThis ? null : (
        <form action={closeSessionAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton className="btn btn-bare btn-sm" aria-label={t('closeNamed', { name })}>
            <Icon name="log-out" size={17} />
            {t('close')}
          </SubmitButton>
        </form>
      )}
    </>
  )
}
