import type { ChatNews, RoomRow } from '#domain/chat/types'
import { fill, panelWords } from './panel-words.tsx'
import { named, presenceWords } from './presence-words.tsx'
import { flashTitle } from './title-flash.ts'

/** News come twice (at once, then counted), and again after a cut: so many are remembered as said. */
const REMEMBERED = 200
const known = new Set<string>()
/** A row is told for many reasons: what its last message says is news for so many milliseconds. */
const FRESH_MS = 15_000

type Heard = { roomId: string; author: string; text: string }

/**
 * Calls for attention when something is said to this person where they are not looking: the button in the roof blinks, the window's
 * title flashes while the window lacks the focus, and `said` speaks each message once.
 * `isMissed`: only a count tells of it; `isMore`: more waits than before.
 */
export function attend(
  news: ChatNews,
  { isMissed, isMore }: { isMissed: boolean; isMore: boolean },
  me: string,
  said: HTMLElement | null,
): void {
  const heard = heardIn(news, me)
  const invitations = (news.rooms ?? []).filter(({ state, id }) => state === 'invited' && isNew(`invited ${id}`))
  const requests = isMore ? (news.overview?.requests ?? []).filter(({ id }) => isNew(`asks ${id}`)) : []
  const isNews = requests.length > 0 && !isInPanel(document.activeElement)
  if (isMissed || isNews || invitations.length > 0 || heard.some(({ roomId }) => !isWatched(roomId))) ring(true)
  if ((isMissed || heard.length > 0) && !document.hasFocus()) flashTitle(panelWords().unreadTitle)
  const words = [
    ...heard.map(({ author, text }) => fill(panelWords().saysAloud, { author, text })),
    ...invitations.map(asWords),
    ...requests.map(({ name }) => named(presenceWords(document.documentElement.lang).wants, name)),
  ]
  if (words.length > 0) said?.replaceChildren(...words.map(asLine))
  if (news.count === 0) ring(false)
}

/** What others said: told at once, or, by another process, as the last message of a room. */
function heardIn({ at, messages = [], rooms = [] }: ChatNews, me: string): Heard[] {
  const told = messages.filter(
    ({ kind, authorId, roomId, seq }) => kind === 'text' && authorId !== me && isNew(`${roomId} ${seq}`),
  )
  const last = rooms.flatMap(({ id, last, unread }) => {
    if (!last || unread === 0 || last.kind !== 'text' || last.isMine || at - Date.parse(last.at) > FRESH_MS) return []
    return isNew(`${id} ${last.seq}`) ? [{ roomId: id, author: last.author, text: last.text }] : []
  })
  return [...told, ...last]
}

function isNew(id: string): boolean {
  if (known.has(id)) return false
  known.add(id)
  if (known.size > REMEMBERED) known.delete(known.values().next().value!)
  return true
}

const asWords = ({ invitedBy, title }: RoomRow) => fill(panelWords().invitedAloud, { name: invitedBy, room: title })

function asLine(text: string): HTMLElement {
  const line = document.createElement('span')
  line.textContent = text
  return line
}

/** `data-chat-rings` on the root: styles make the button in the roof blink, then keep a ring around it. */
function ring(on: boolean): void {
  document.documentElement.toggleAttribute('data-chat-rings', on)
}

addEventListener('focusin', ({ target }) => {
  if (isInPanel(target)) ring(false)
})

function isInPanel(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-chat-panel]') !== null
}

/** Somebody is writing in that talk: what is said there is seen. */
export function isWatched(roomId: string): boolean {
  return document.hasFocus() && document.activeElement?.closest(`[data-room="${roomId}"]`) !== null
}
