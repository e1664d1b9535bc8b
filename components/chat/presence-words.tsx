import type { PresenceView } from '#domain/presence/types'
import en from '../../i18n/en/presence.json' with { type: 'json' }
import fr from '../../i18n/fr/presence.json' with { type: 'json' }
import type { ChatAnswer } from './post-chat.ts'

export type PresenceWords = typeof fr

/** What contacts and statuses say, in the language of the page: in the script of the chat, which comes when the chat does. */
export function presenceWords(locale: string): PresenceWords {
  return locale === 'en' ? en : fr
}

/** « Disponible », « Occupé », « Absent, sans activité », « Hors ligne ». */
export function nameOfStatus({ status, idleSince }: PresenceView, words: PresenceWords): string {
  return idleSince ? words.idle : words.states[status]
}

export function named(sentence: string, name: string): string {
  return sentence.replace('{name}', name)
}

/** Why a verb was not done, as a sentence; empty when it was. */
export function whyNot(answer: ChatAnswer<object>, words: PresenceWords): string {
  if ('refusal' in answer) return answer.refusal.sentence
  return 'failed' in answer ? words.failed[answer.failed] : ''
}
