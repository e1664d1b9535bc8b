import en from '../../i18n/en/history.json' with { type: 'json' }
import fr from '../../i18n/fr/history.json' with { type: 'json' }

/** What sending a history says, in the language of the page: in the panel's own script. */
export function historyWords(locale: string): Pick<typeof fr, 'title' | 'sent' | 'dialog'> {
  return locale === 'en' ? en : fr
}
