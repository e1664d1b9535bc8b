import { createTranslator } from 'use-intl/core'
import { resetToken } from '#domain/session/reset-token'
import { env } from '#env'
import { type Locale, messages } from '#i18n/messages'

/** What Préau writes by itself to one person, as the words `letters` name it. */
export const LETTERS = [
  'password-reset',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'recovery-code-used',
  'recovery-codes-made',
  'email-changed',
  'admin-made',
  'admin-unmade',
  'access-reset',
  'account-joined',
  'new-device',
] as const
export type LetterName = (typeof LETTERS)[number]

export type Reader = { name: string; schoolName: string; locale: Locale; identifier: string }
export type Letter = { subject: string; lines: string[]; link: { label: string; url: string } }

/** Where the button of a letter leads; what makes the address secret comes from the letter's key and stands nowhere. */
function addressOf(name: LetterName, key: string): string {
  return name === 'password-reset' ? `/reset?token=${resetToken(key)}` : '/settings'
}

/** The words of a letter in the reader's language; `key` is the letter's own id. */
export function writeLetter(name: LetterName, key: string, reader: Reader): Letter {
  const t = createTranslator({ locale: reader.locale, messages: messages[reader.locale], namespace: 'letters' })
  const { name: person, schoolName: school, identifier } = reader
  return {
    subject: t(`${name}.subject`),
    lines: [t('greeting', { person }), t(`${name}.text`, { identifier }), t(`${name}.otherwise`, { school })],
    link: { label: t(`${name}.button`), url: env().url + addressOf(name, key) },
  }
}

/** The letter as a mail has it: plain text, and the same as simple HTML. */
export function asMail({ lines, link }: Letter, { schoolName, locale }: Reader): { text: string; html: string } {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'letters' })
  const foot = t('foot', { school: schoolName })
  const [greeting = '', text = '', ...rest] = lines
  const button = `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`
  const paragraphs = (some: string[]) => some.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
  return {
    text: [greeting, text, `${link.label}\n${link.url}`, ...rest, '-- ', foot].join('\n\n').replace('-- \n\n', '-- \n'),
    html: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body>${paragraphs([greeting, text])}${button}${paragraphs(rest)}<hr>${paragraphs([foot])}</body></html>`,
  }
}

/** Text as it may stand in HTML, between tags and in quoted values. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
