import { previewOf } from '#db/preview'
import { Refusal } from '#domain/refusal'
import { type CleanHtml, cleanHtml, textFromHtml } from './clean-html.ts'
import { type DraftInput, LIMITS } from './types.ts'

export type Content = { subject: string; bodyHtml: CleanHtml; bodyText: string; preview: string }

/**
 * What is stored of a typed subject and body: cleaned, with its text and the line that lists show. Refuses what is over the
 * stated limits (`subject-too-long`, `body-too-long`) rather than cut what somebody typed.
 */
export function contentOf({ subject, body }: Pick<DraftInput, 'subject' | 'body'>): Content {
  const title = withoutControls(subject)
    .replaceAll(/\s+/g, (space) => (space.includes('\u00a0') || space.includes('\u202f') ? space : ' '))
    .trim()
  if (title.length > LIMITS.subject)
    throw new Refusal('subject-too-long', { limit: LIMITS.subject, length: title.length }, 'subject')
  if (body.length > LIMITS.body) throw new Refusal('body-too-long', { limit: LIMITS.body, length: body.length }, 'body')
  const bodyHtml = cleanHtml(withoutControls(body))
  const bodyText = textFromHtml(bodyHtml)
  return { subject: title, bodyHtml, bodyText, preview: previewOf(bodyText) }
}

/** PostgreSQL has no NUL; the other control characters only serve to deceive. Line breaks and tabs stay. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
}
