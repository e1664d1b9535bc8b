import { Refusal } from '#domain/refusal'
import { allows, type ChatContent } from './chat-policy.ts'
import { CHAT_LIMITS } from './types.ts'

/** Pictures among letters, but not the signs that stand in texts (©, ™, arrows, ticks). */
const SMILEY = /[\p{Extended_Pictographic}--[©®™‼⁉ℹ↔-↙↩↪▪▫▶◀◻-◾✔✖]]|\p{RI}|\u{20E3}|\u{FE0F}/v

/** Endings of hosts that no sentence has after a full stop; the others need a path behind them. */
const HOSTS = 'com|fr|net|org|eu|io|gg|tv|uk|info|biz|xyz|app|dev|link|site|online|shop|club|co|ly|ai|gl|ru|cn|edu|gouv|top|fm'
const LINK = new RegExp(
  `[a-z][a-z0-9+.-]*://|\\bwww\\.|\\bmailto:|[\\p{L}\\p{N}]\\.(?:${HOSTS})(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}]\\.\\p{L}{2,}/\\S`,
  'iu',
)
const UNSEEN = /[[\p{Cf}\p{Cc}]--[\n\t]]/gv
/** What turns the direction of text, or is no text. */
const UNFIT = /[\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{2028}\u{2029}]/gu

/** A message as it is kept: line ends alike, no control characters, nothing empty around it. Throws `empty-chat`, `chat-too-long`. */
export function cleanText(typed: string): string {
  const text = typed
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}--[\n\t]]/gv, '')
    .trim()
  if (text.replaceAll(UNSEEN, '').trim() === '') throw new Refusal('empty-chat', {}, 'text')
  const length = [...text].length
  if (length > CHAT_LIMITS.text) throw new Refusal('chat-too-long', { length, limit: CHAT_LIMITS.text }, 'text')
  return text
}

/** A room's name as it is kept, on one line; empty for none. Throws `room-name-too-long`. */
export function cleanName(typed: string): string {
  const name = typed.replaceAll(/\s+/g, ' ').replaceAll(UNFIT, '').trim()
  if ([...name].length > CHAT_LIMITS.name) throw new Refusal('room-name-too-long', { limit: CHAT_LIMITS.name }, 'name')
  return name
}

/** What a text has that not every policy allows: the code of the refusal, or null where it is text alone. */
export function beyondText(text: string): 'no-links' | 'no-smileys' | null {
  const plain = text.normalize('NFKC').replaceAll(UNSEEN, '')
  if (LINK.test(plain)) return 'no-links'
  return SMILEY.test(text) ? 'no-smileys' : null
}

/** Throws `no-links` or `no-smileys` where the policy does not allow what the text has. */
export function requireAllowed(policy: ChatContent, text: string, field: string): void {
  const beyond = beyondText(text)
  if (beyond && !allows(policy, 'links')) throw new Refusal(beyond, {}, field)
}
