import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackToSignIn } from '#components/session/back-to-sign-in'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { activateAction } from '#domain/session/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('activate.title') }
}

export default async function ActivatePage() {
  const t = await getTranslations('entry')
  return (
    <Gate title={t('activate.title')} intro={t('activate.intro')}>
      <GateForm
        action={activateAction}
        button={t('activate.button')}
        fields={[
          { name: 'identifier', label: t('identifier'), autoComplete: 'username' },
          { name: 'code', label: t('activate.code'), autoComplete: 'off', hint: t('activate.codeHint') },
          { name: 'password', label: t('newPassword'), autoComplete: 'new-password', type: 'password', hint: t('passwordHint') },
        ]}
      />
      <BackToSignIn />
    </Gate>
  )
}
