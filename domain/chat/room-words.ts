import { createTranslator } from 'use-intl/core'
import type { Viewer } from '#domain/session/viewer'
import { messages } from '#i18n/messages'
import type { RoomPerson } from './types.ts'

type Locale = Viewer['locale']

/** What a room without a name is called: the names of those in it or, of nobody, what it is. */
export function roomTitle(people: RoomPerson[], locale: Locale): string {
  if (people.length === 0) return messages[locale].chat.emptyRoom
  return people.map(({ name }) => name).join(', ')
}

/** Why one may not write, in one's own language: also the streams say it, which know no request. */
export function closedSentence(code: string, name: string, locale: Locale): string {
  const t = createTranslator({ locale, messages: messages[locale] })
  const place = code === 'writing-blocked' ? 'refusals.writing-blocked' : (`chat.refusals.${code}` as 'chat.refusals.chat-off')
  return t(place, { name })
}
