import { getTranslations } from 'next-intl/server'
import { GateForm } from '#components/session/gate-form'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { joinSchoolAction, leaveSchoolsAction, switchSchoolAction } from '#domain/session/own-account-actions'
import { listOtherSchools, type OwnSchool } from '#domain/session/queries'
import type { Viewer } from '#domain/session/viewer'

/** « Un autre établissement »: one's own accounts elsewhere, the way over, and the form that joins one. */
export async function OtherSchools({ viewer }: { viewer: Viewer }) {
  const [t, schools] = await Promise.all([getTranslations('account.schools'), listOtherSchools(viewer)])
  return (
    <section aria-labelledby="schools">
      <h2 className="when" id="schools">
        {t('title')}
      </h2>
      <div className="prow">
        <div className="lab" />
        <div className="val grid gap-3">
          {schools.length > 0 ? <Joined schools={schools} /> : null}
          <details className="account-form">
            <summary>{t('join')}</summary>
            <p className="small mute">{t('hint')}</p>
            <GateForm
              action={joinSchoolAction}
              id="join-"
              button={t('join')}
              done={t('joined')}
              fields={[
                { name: 'identifier', label: t('identifier'), autoComplete: 'off' },
                { name: 'password', label: t('password'), autoComplete: 'off', type: 'password' },
                { name: 'current', label: t('current'), autoComplete: 'current-password', type: 'password' },
              ]}
            />
          </details>
        </div>
      </div>
    </section>
  )
}

async function Joined({ schools }: { schools: OwnSchool[] }) {
  const t = await getTranslations('account.schools')
  return (
    <>
      <ul className="lines account-lines" aria-labelledby="schools">
        {schools.map(({ personId, schoolName, name, opens }) => (
          <li key={personId}>
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{schoolName}</p>
              <p className="small mute">{name}</p>
            </div>
            {opens ? (
              <form action={switchSchoolAction}>
                <input type="hidden" name="id" value={personId} />
                <SubmitButton className="btn btn-line btn-sm" aria-label={t('goNamed', { school: schoolName })}>
                  <Icon name="school" size={17} />
                  {t('go')}
                </SubmitButton>
              </form>
            ) : (
              <p className="small mute">{t('asks')}</p>
            )}
          </li>
        ))}
      </ul>
      <form action={leaveSchoolsAction}>
        <SubmitButton className="btn btn-bare btn-sm">{t('leave')}</SubmitButton>
      </form>
    </>
  )
}
