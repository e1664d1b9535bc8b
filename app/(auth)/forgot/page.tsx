import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackToSignIn } from '#components/session/back-to-sign-in'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { Notice } from '#components/ui/notice'
import { askResetAction } from '#domain/session/password-actions'

type Props = { searchParams: Promise<{ sent?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('forgot.title') }
}

export default async function ForgotPage({ searchParams }: Props) {
  const { sent } = await searchParams
  const t = await getTranslations('entry')
  return (
    <Gate title={t('forgot.title')} intro={t('forgot.intro')}>
      {sent ? <Notice kind="done">{t('forgot.sent')}</Notice> : null}
      <GateForm
        action={askResetAction}
        button={t('forgot.button')}
        fields={[{ name: 'identifier', label: t('forgot.identifier'), autoComplete: 'username' }]}
      />
      <p className="small mute">{t('forgot.without')}</p>
      <BackToSignIn />
    </Gate>
  )
}
