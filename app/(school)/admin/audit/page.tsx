import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditFilters } from '#components/admin/audit-filters'
import { AuditLines } from '#components/admin/audit-lines'
import { readAuditFilter } from '#domain/audit/audit-filter'
import { listAuditLines } from '#domain/audit/queries'
import { requireAdmin } from '#domain/session/get-viewer'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

/** Who did what, when and from where; the newest first. */
export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked] = await Promise.all([getTranslations('audit'), searchParams])
  const filter = readAuditFilter(asked)
  const page = await listAuditLines(viewer, filter, typeof asked.before === 'string' ? asked.before : '')
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro">{t('intro')}</p>
      <AuditFilters filter={filter} />
      <AuditLines viewer={viewer} filter={filter} page={page} />
    </main>
  )
}
