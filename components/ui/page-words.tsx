import en from '../../i18n/en/errors.json' with { type: 'json' }
import fr from '../../i18n/fr/errors.json' with { type: 'json' }

/** The few words of the pages that must show when nothing can be asked of the server: both languages travel with them. */
export function pageWords(lang: string) {
  return lang === 'en' ? en : fr
}
