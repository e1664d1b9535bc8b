import { getTranslations } from 'next-intl/server'
import { GateForm } from '#components/session/gate-form'
import { changePasswordAction } from '#domain/session/password-actions'

/** « Mot de passe »: asks for the one until now, and ends all other sessions. */
export async function Password() {
  const [t, entry] = await Promise.all([getTranslations('account.password'), getTranslations('entry')])
  return (
    <section aria-labelledby="password-title">
      <h2 className="when" id="password-title">
        {t('title')}
      </h2>
      <div className="prow">
        <div className="lab" />
        <div className="val account-form">
          <GateForm
            action={changePasswordAction}
            id="change-"
            button={t('change')}
            done={t('changed')}
            fields={[
              { name: 'current', label: t('current'), autoComplete: 'current-password', type: 'password' },
              {
                name: 'password',
                label: entry('newPassword'),
                autoComplete: 'new-password',
                type: 'password',
                hint: entry('passwordHint'),
              },
            ]}
          />
        </div>
      </div>
    </section>
  )
}
