import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'

/** Not mine and does not exist say the same thing. */
export async function NotFoundPage() {
  const t = await getTranslations('errors')
  const home = (
    <Link className="btn btn-main" href="/" prefetch={false}>
      {t('home')}
    </Link>
  )
  return (
    <main className="leaf lined alone" id="contenu" tabIndex={-1}>
      <title>{`${t('notFoundTitle')} – Préau`}</title>
      <EmptyState title={t('notFoundTitle')} level={1} action={home}>
        {t('notFoundText')}
      </EmptyState>
    </main>
  )
}
