import { type Database, database } from '#db/client'
import { answerBody } from '#domain/attachments/answer-body'
import { contentDisposition } from '#domain/attachments/content-disposition'
import { csvLine } from '#domain/csv-line'
import { localOf } from '#domain/school-time'
import type { Viewer } from '#domain/session/viewer'
import type { AuditFilter } from './audit-filter.ts'
import { type AuditWords, describeLine } from './describe-line.ts'
import { readLines } from './queries.ts'

/** Lines read at once; memory holds no more, however long the log. */
const PAGE = 500

/** The answer to GET of the lines that fit the filter, all of them, newest first, as a CSV file in UTF-8. */
export function serveAudit(
  viewer: Viewer,
  filter: AuditFilter,
  t: AuditWords,
  request: Request,
  db: Database = database(),
): Response {
  const name = `journal-${localOf(new Date(), viewer.timeZone).slice(0, 10)}.csv`
  return new Response(answerBody(auditCsv(viewer, filter, t, db), request.signal), {
    headers: {
      'Cache-Control': 'private, no-store, no-transform',
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', name),
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** The byte order mark tells spreadsheets that the accents are UTF-8. */
export async function* auditCsv(viewer: Viewer, filter: AuditFilter, t: AuditWords, db: Database): AsyncGenerator<Uint8Array> {
  const head = ['date', 'actor', 'what', 'subject', 'address', 'action'].map((column) => t(`columns.${column}`))
  yield Buffer.from(`\uFEFF${csvLine(head)}`)
  for (let before = ''; ; ) {
    const lines = await readLines(viewer, filter, before, PAGE, db)
    const cells = lines.map((line) => [
      localOf(line.at, viewer.timeZone).replace('T', ' '),
      line.actorName,
      describeLine(t, line),
      line.subjectName,
      line.address,
      line.action,
    ])
    if (lines.length > 0) yield Buffer.from(cells.map(csvLine).join(''))
    if (lines.length < PAGE) return
    before = lines.at(-1)?.id ?? ''
  }
}
