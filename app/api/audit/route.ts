import { getTranslations } from 'next-intl/server'
import { turnStrangerAway } from '#domain/attachments/serve-attachment'
import { readAuditFilter } from '#domain/audit/audit-filter'
import type { AuditWords } from '#domain/audit/describe-line'
import { serveAudit } from '#domain/audit/serve-audit'
import { getViewer } from '#domain/session/get-viewer'

/** The log of the school as a CSV file, for its administrators; takes the filters of `/admin/audit`. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return turnStrangerAway(request, (await getTranslations('files'))('signedOut'), '/admin/audit')
  if (!viewer.isAdmin) return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } })
  const filter = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams))
  return serveAudit(viewer, filter, (await getTranslations('audit')) as unknown as AuditWords, request)
}
