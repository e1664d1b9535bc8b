import { sql } from 'drizzle-orm'
import { type Database, database, rows } from '#db/client'
import { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { type CleanHtml, cleanHtml, htmlFromText, textFromHtml } from './clean-html.ts'
import { withoutControls } from './content.ts'
import { LIMITS } from './types.ts'

/** What the viewer puts under messages; empty when there is none. */
export async function getSignature(viewer: Viewer, db: Database = database()): Promise<CleanHtml> {
  const [found] = await rows<{ html: string }>(
    db,
    sql`select signature_html as html from mail_settings where person_id = ${viewer.personId}`,
  )
  return cleanHtml(found?.html ?? '')
}

/** Keeps typed lines as the viewer's signature; nothing typed is no signature. Refuses `signature-too-long`. */
export async function saveSignature(viewer: Viewer, text: string, db: Database = database()): Promise<void> {
  const typed = withoutControls(text).trim()
  if (typed.length > LIMITS.signature)
    throw new Refusal('signature-too-long', { limit: LIMITS.signature, length: typed.length }, 'signature')
  const html = htmlFromText(typed)
  await db.execute(sql`insert into mail_settings (person_id, signature_html) values (${viewer.personId}, ${html})
    on conflict (person_id) do update set signature_html = excluded.signature_html`)
}

/** A new text: two empty lines to write on, then the signature. */
export function signed(signature: CleanHtml): CleanHtml {
  return (signature === '' ? '' : `<p></p><p></p>${signature}`) as CleanHtml
}

/** Whether nothing was written but what compose itself put there. */
export function isOnlySignature(html: string, signature: CleanHtml): boolean {
  return textFromHtml(cleanHtml(html)) === textFromHtml(signature)
}
