import { getTranslations } from 'next-intl/server'
import { EnrolmentKey } from '#components/session/enrolment'
import { GateForm } from '#components/session/gate-form'
import { words } from '#components/ui/words'
import type { SecondFactor } from '#domain/session/queries'
import { beginSecondFactorAction, dropSecondFactorAction, makeRecoveryCodesAction } from '#domain/session/second-factor-actions'

/** Turning it on, its recovery codes, turning it off. One form gives codes in both states, so that its answer outlives the change. */
export async function SecondFactorForms({ state: { isOn, isRequired, enrolment } }: { state: SecondFactor }) {
  const [t, entry, codes] = await Promise.all([
    getTranslations('account.secondFactor'),
    getTranslations('entry'),
    getTranslations('entry.codes'),
  ])
  const password = { name: 'current', label: t('password'), autoComplete: 'current-password', type: 'password' } as const
  const code = { name: 'code', label: entry('enrol.code'), autoComplete: 'one-time-code', numeric: true } as const
  const shown = { words: words(codes, ['title', 'hint', 'print', 'go']), next: '/settings' }
  return (
    <div className="account-form grid gap-8">
      {isOn || enrolment ? null : (
        <GateForm action={beginSecondFactorAction} id="begin-" button={t('turnOn')} fields={[password]} />
      )}
      {enrolment ? <EnrolmentKey enrolment={enrolment} /> : null}
      <section className="grid gap-3" aria-label={isOn ? t('codes') : t('confirm')} hidden={!(isOn || enrolment)}>
        {isOn ? <h2 className="font-semibold">{t('codes')}</h2> : null}
        <GateForm
          action={makeRecoveryCodesAction}
          id="codes-"
          button={isOn ? t('renew') : entry('enrol.button')}
          fields={isOn ? [password] : enrolment ? [code] : []}
          codes={shown}
        />
      </section>
      {isOn && !isRequired ? (
        <section className="grid gap-3" aria-labelledby="drop">
          <h2 className="font-semibold" id="drop">
            {t('turnOff')}
          </h2>
          <GateForm action={dropSecondFactorAction} id="drop-" button={t('turnOff')} fields={[password]} />
        </section>
      ) : null}
    </div>
  )
}
