import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { Time } from '#components/ui/time'
import { type AuditFilter, auditQuery } from '#domain/audit/audit-filter'
import { type AuditWords, describeLine } from '#domain/audit/describe-line'
import type { AuditPage } from '#domain/audit/queries'
import type { Viewer } from '#domain/session/viewer'

type Props = { viewer: Viewer; filter: AuditFilter; page: AuditPage }

/** The lines of the log: when in the margin, who did what right of it, from where under it. */
export async function AuditLines({ viewer, filter, page: { lines, next } }: Props) {
  const t = await getTranslations('audit')
  if (lines.length === 0) return <EmptyState title={t('none')}>{auditQuery(filter) ? t('noneFits') : t('noneYet')}</EmptyState>
  return (
    <>
      <ol className="log" aria-label={t('title')}>
        {lines.map((line) => (
          <li key={line.id}>
            <p className="small mute">
              <Time at={line.at} style="short" zoned={viewer} />
            </p>
            <div>
              <p dir="auto">{describeLine(t as unknown as AuditWords, line)}</p>
              {line.address ? <p className="small mute">{t('address', { address: line.address })}</p> : null}
            </div>
          </li>
        ))}
      </ol>
      {next ? (
        <p className="more">
          <Link className="btn btn-line" href={`/admin/audit${auditQuery(filter, next)}`} prefetch={false}>
            {t('older')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
