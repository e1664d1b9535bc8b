import en from '../../i18n/en/mailbox.json' with { type: 'json' }
import fr from '../../i18n/fr/mailbox.json' with { type: 'json' }

export type MailboxWords = typeof fr

const WORDS: Record<'fr' | 'en', MailboxWords> = { fr, en }

/** What folders and lists say: in the browser's script, so that they travel once and not with every page. */
export function mailboxWords(locale: 'fr' | 'en'): MailboxWords {
  return WORDS[locale]
}
