import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BackToSignIn } from '#components/session/back-to-sign-in'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { challengeToken } from '#domain/session/challenge-cookie'
import { answerChallengeAction } from '#domain/session/second-factor-actions'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('challenge.title') }
}

export default async function SecondFactorPage({ searchParams }: Props) {
  const { next } = await searchParams
  if (!(await challengeToken())) redirect('/sign-in')
  const t = await getTranslations('entry')
  return (
    <Gate title={t('challenge.title')} intro={t('challenge.intro')}>
      <GateForm
        action={answerChallengeAction}
        hidden={{ next: typeof next === 'string' ? next.slice(0, 2000) : '' }}
        button={t('challenge.button')}
        fields={[{ name: 'code', label: t('challenge.code'), autoComplete: 'one-time-code', hint: t('challenge.hint') }]}
      />
      <p className="small mute">{t('challenge.lost')}</p>
      <BackToSignIn />
    </Gate>
  )
}
