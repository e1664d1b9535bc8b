import en from '../../i18n/en/mailbox.json' with { type: 'json' }
import enSearch from '../../i18n/en/search.json' with { type: 'json' }
import fr from '../../i18n/fr/mailbox.json' with { type: 'json' }
import frSearch from '../../i18n/fr/search.json' with { type: 'json' }

export type SearchWords = typeof frSearch
export type MailboxWords = typeof fr & { search: SearchWords }

const WORDS: Record<'fr' | 'en', MailboxWords> = { fr: { ...fr, search: frSearch }, en: { ...en, search: enSearch } }

/** What folders, lists and the search say: in the browser's script, so that it travels once and not with every page. */
export function mailboxWords(locale: 'fr' | 'en'): MailboxWords {
  return WORDS[locale]
}
