import type { PanelWords } from './panel-words.tsx'
import type { ChatAnswer } from './post-chat.ts'

/** Why a verb was not done, as a sentence; empty when it was. */
export function failureOf(answer: ChatAnswer<object>, words: PanelWords): string {
  if ('refusal' in answer) return answer.refusal.sentence
  if (!('failed' in answer)) return ''
  return { gone: words.gone, signedOut: words.signedOut, offline: words.failed, unreachable: words.failed }[answer.failed]
}
