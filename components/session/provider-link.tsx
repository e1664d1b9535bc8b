import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { getProviderName } from '#domain/session/queries'

const TROUBLES = ['failed', 'late', 'unknown'] as const

/** « Se connecter avec … », where the settings name an identity provider, and what went wrong there. */
export async function ProviderLink({ next, trouble }: { next: string; trouble: unknown }) {
  const provider = getProviderName()
  if (!provider) return null
  const t = await getTranslations('entry.provider')
  const wrong = TROUBLES.find((one) => one === trouble)
  return (
    <>
      {wrong ? <Notice kind="error">{t(wrong, { provider })}</Notice> : null}
      <a className="btn btn-line min-h-11" href={`/api/oidc/start${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
        <Icon name="log-in" />
        {t('signIn', { provider })}
      </a>
    </>
  )
}
