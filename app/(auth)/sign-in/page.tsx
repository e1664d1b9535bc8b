import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { LanguageForm } from '#components/session/language-form'
import { ProviderLink } from '#components/session/provider-link'
import { signInAction } from '#domain/session/actions'

type Props = { searchParams: Promise<{ next?: string | string[]; trouble?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, trouble } = await searchParams
  const t = await getTranslations('session')
  const back = typeof next === 'string' && next.length <= 2000 ? next : ''
  const foot = (
    <>
      <p className="small faint">{t('promise')}</p>
      <LanguageForm next={back} />
    </>
  )
  return (
    <Gate title={t('welcome')} intro={t('of')} foot={foot}>
      <ProviderLink next={back} trouble={trouble} />
      <GateForm
        action={signInAction}
        hidden={{ next: back }}
        button={t('signIn')}
        fields={[
          { name: 'identifier', label: t('identifier'), autoComplete: 'username' },
          { name: 'password', label: t('password'), autoComplete: 'current-password', type: 'password' },
        ]}
      />
      <p className="small flow">
        <Link className="link" href="/activate" prefetch={false}>
          {t('firstTime')}
        </Link>
        <Link className="link" href="/forgot" prefetch={false}>
          {t('forgotten')}
        </Link>
      </p>
    </Gate>
  )
}
