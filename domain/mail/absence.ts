import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import { localOf, momentOf } from '#domain/school-time'
import type { Viewer } from '#domain/session/viewer'
import type { CleanHtml } from './clean-html.ts'
import { htmlFromText, textFromHtml } from './clean-html.ts'
import { withoutControls } from './content.ts'
import { LIMITS } from './types.ts'

/** Days on the school's calendar (« 2026-12-19 »), empty when there is no absence. */
export type Absence = { from: string; until: string; subject: string; text: string }

const DAY = 24 * 3600 * 1000
const FARTHEST = 731 * DAY

/**
 * Keeps when the viewer is away and what is then answered; without days there is no absence, and the words are kept for the
 * next one. Refuses `away-dates`, `away-too-far`, `away-text-missing` and `away-text-too-long`.
 */
export async function saveAbsence(viewer: Viewer, input: Absence, db: Database = database()): Promise<{ isAway: boolean }> {
  const text = withoutControls(input.text).trim()
  const subject = withoutControls(input.subject).replaceAll(/\s+/g, ' ').trim().slice(0, LIMITS.subject)
  if (text.length > LIMITS.awayText) throw new Refusal('away-text-too-long', { limit: LIMITS.awayText }, 'text')
  const days = daysOf(viewer, input)
  if (days && text === '') throw new Refusal('away-text-missing', {}, 'text')
  const [from, until] = days ? [days.from.toISOString(), days.until.toISOString()] : [null, null]
  await db.execute(sql`insert into mail_settings as s (person_id, away_from, away_until, away_subject, away_html)
    select p.id, ${from}::timestamptz, ${until}::timestamptz, ${subject}, ${htmlFromText(text)} from people p
      where p.id = ${viewer.personId} and p.school_id = ${viewer.schoolId}
    on conflict (person_id) do update set away_from = excluded.away_from, away_until = excluded.away_until,
      away_subject = excluded.away_subject, away_html = excluded.away_html`)
  return { isAway: days !== null }
}

/** From the first minute of the first day to the end of the last. */
function daysOf({ timeZone }: Viewer, { from, until }: Absence): { from: Date; until: Date } | null {
  if (!from && !until) return null
  const [first, last] = [momentOf(`${from}T00:00`, timeZone), momentOf(`${until}T00:00`, timeZone)]
  if (!first || !last || last < first) throw new Refusal('away-dates', {}, 'until')
  const end = momentOf(`${nextDay(until)}T00:00`, timeZone)
  if (!end || end.getTime() <= Date.now()) throw new Refusal('away-dates', {}, 'until')
  if (end.getTime() > Date.now() + FARTHEST) throw new Refusal('away-too-far', {}, 'until')
  return { from: first, until: end }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
}

/** The viewer's absence as the settings show it, and whether it is now. */
export async function readAbsence(viewer: Viewer, db: Database = database()): Promise<Absence & { isNow: boolean }> {
  const [kept] = await rows<{ from: Date | null; until: Date | null; subject: string; html: CleanHtml; isNow: boolean | null }>(
    db,
    sql`select away_from as "from", away_until as until, away_subject as subject, away_html as html,
          away_from <= now() and away_until > now() as "isNow"
        from mail_settings where person_id = ${viewer.personId}`,
  )
  const day = (at: Date | null | undefined, less = 0) =>
    at ? localOf(new Date(at.getTime() - less), viewer.timeZone).slice(0, 10) : ''
  return {
    from: day(kept?.from),
    until: day(kept?.until, 1),
    subject: kept?.subject ?? '',
    text: kept ? textFromHtml(kept.html.replaceAll('</p>', '</p><br>') as CleanHtml) : '',
    isNow: kept?.isNow ?? false,
  }
}
