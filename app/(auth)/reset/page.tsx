import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { resetPasswordAction } from '#domain/session/password-actions'

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('reset.title') }
}

export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams
  const t = await getTranslations('entry')
  return (
    <Gate title={t('reset.title')} intro={t('reset.intro')}>
      <GateForm
        action={resetPasswordAction}
        button={t('reset.button')}
        hidden={{ token: typeof token === 'string' ? token.slice(0, 200) : '' }}
        fields={[
          { name: 'password', label: t('newPassword'), autoComplete: 'new-password', type: 'password', hint: t('passwordHint') },
        ]}
      />
      <p className="small">
        <Link className="link" href="/forgot" prefetch={false}>
          {t('reset.again')}
        </Link>
      </p>
    </Gate>
  )
}
