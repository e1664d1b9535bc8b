import en from '../../i18n/en/presence.json' with { type: 'json' }
import fr from '../../i18n/fr/presence.json' with { type: 'json' }
import type { ChatAnswer } from './post-chat.ts'
import { type StatusWords, statusWords } from './status-name.ts'

export type PresenceWords = typeof fr & StatusWords

/** What contacts and statuses say, in the language of the page: in the script of the chat, which comes when the chat does. */
export function presenceWords(locale: string): PresenceWords {
  return { ...(locale === 'en' ? en : fr), ...statusWords(locale) }
}

export function named(sentence: string, name: string): string {
  return sentence.replace('{name}', name)
}

/** Why a verb was not done, as a sentence; empty when it was. */
export function whyNot(answer: ChatAnswer<object>, words: PresenceWords): string {
  if ('refusal' in answer) return answer.refusal.sentence
  return 'failed' in answer ? words.failed[answer.failed] : ''
}
