import type { PresenceView } from '#domain/presence/types'
import en from '../../i18n/en/status.json' with { type: 'json' }
import fr from '../../i18n/fr/status.json' with { type: 'json' }

export type StatusWords = typeof fr

/** The names of statuses in the language of the page: apart from the other words of presence, as every page asks for one. */
export function statusWords(locale: string): StatusWords {
  return locale === 'en' ? en : fr
}

/** « Disponible », « Occupé », « Absent, sans activité », « Hors ligne ». */
export function nameOfStatus({ status, idleSince }: PresenceView, words: StatusWords): string {
  return idleSince ? words.idle : words.states[status]
}
