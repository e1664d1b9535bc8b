import en from '../../i18n/en/mailbox.json' with { type: 'json' }
import fr from '../../i18n/fr/mailbox.json' with { type: 'json' }

export type MailboxWords = typeof fr
export type SearchWords = MailboxWords['search']

const WORDS: Record<'fr' | 'en', MailboxWords> = { fr, en }

/** What folders, lists and the search say: in the browser's script, so that it travels once and not with every page. */
export function mailboxWords(locale: 'fr' | 'en'): MailboxWords {
  return WORDS[locale]
}
