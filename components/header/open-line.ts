import type { ChatNews } from '#domain/chat/types'
import type { Arrival, MailNews } from '#domain/mail/live-mail'
import { CHAT_NEWS } from './chat-news.tsx'
import { setCounts } from './live-counts.tsx'
import { MAIL_NEWS } from './mail-news.tsx'
import { watchTouch } from './watch-touch.ts'

/** How often one looks while the stream cannot be had; milliseconds. */
const LOOK_MS = 30_000
/** When it is tried again after it was refused, by a proxy whose server restarts or for good: soon, then less and less often. */
const AGAIN_MS = 4_000
const SELDOM_MS = 5 * 60_000

/** What a new tab says to the others. */
const ASK = 'ask'

type Words = Record<'arrived' | 'arrivedMany', string>
type News = { mail: MailNews } | { chat: ChatNews }
type Tell = (news: News) => void

/** The newest message that this browser has heard of: one that a greeting names first was missed. */
let newest: string | null | undefined

/** One tab holds the stream for all tabs of this person in this browser, until `leaving`; when it is closed another one does. */
export function openLine(me: string, words: Words, said: HTMLElement | null, leaving: AbortSignal): void {
  const name = `preau-live ${me}`
  const tabs = new BroadcastChannel(name)
  const hear: Tell = (news) => ('mail' in news ? hearMail(news.mail, words, said) : hearChat(news.chat, me, said))
  const latest: { mail?: MailNews; chat?: ChatNews; own?: ChatNews } = {}
  tabs.onmessage = ({ data }) => {
    if (data !== ASK) return hear(data as News)
    if (latest.mail) tabs.postMessage({ mail: { ...latest.mail, arrived: [], changed: false } })
    for (const chat of [latest.chat, latest.own]) if (chat) tabs.postMessage({ chat })
  }
  // What was told while this page was loading, by the tab that holds the stream.
  tabs.postMessage(ASK)
  const isScreen = watchTouch(me, leaving)
  const hold = () =>
    new Promise<void>((done) => {
      leaving.addEventListener('abort', () => done(), { once: true })
      holdStream(
        (news) => {
          if ('mail' in news) latest.mail = news.mail
          else if (news.chat.count !== undefined) latest.chat = { at: news.chat.at, count: news.chat.count, isGreeting: true }
          if ('chat' in news && news.chat.presence?.[me])
            latest.own = { at: news.chat.at, presence: { [me]: news.chat.presence[me] } }
          tabs.postMessage(news)
          hear(news)
        },
        isScreen,
        leaving,
      )
    })
  leaving.addEventListener('abort', () => tabs.close(), { once: true })
  if (navigator.locks) navigator.locks.request(name, { signal: leaving }, hold).catch(() => undefined)
  else void hold()
  // A browser that keeps nothing has nothing that waits.
  sendWhatWaits(me).catch(() => undefined)
}

/** Messages of the chat that had not left when the last page ended leave also while the panel is shut. */
async function sendWhatWaits(me: string): Promise<void> {
  if (Object.keys(localStorage).some((key) => key.startsWith(`preau:chat:${me}:out:`)))
    (await import('../chat/chat-store.ts')).chatOf(me)
}

function hearMail(news: MailNews, words: Words, said: HTMLElement | null): void {
  const isMissed =
    setCounts(news.counts, news.at) || (newest !== undefined && news.newest !== undefined && news.newest !== newest)
  newest = news.arrived.at(-1)?.id ?? news.newest ?? newest
  if (news.arrived.length > 0 && said) said.textContent = wordsFor(news.arrived, words)
  dispatchEvent(new CustomEvent(MAIL_NEWS, { detail: { ...news, changed: news.changed || isMissed } }))
}

/** What waited in the chat when it was last told; a greeting that tells of more was missed. */
let waiting: number | undefined

function hearChat(news: ChatNews, me: string, said: HTMLElement | null): void {
  const { count, at, isGreeting } = news
  const isMore = waiting !== undefined && count !== undefined && count > waiting
  const isMissed = Boolean(isGreeting && isMore)
  if (count !== undefined) setCounts({ chat: count }, at)
  waiting = count ?? waiting
  dispatchEvent(new CustomEvent(CHAT_NEWS, { detail: news }))
  const own = news.presence?.[me] ?? news.overview?.me.presence
  if (own) void import('./own-status.ts').then(({ showOwnStatus }) => showOwnStatus(own))
  if (isMissed || (!isGreeting && !news.presence))
    void import('../chat/attention.ts').then(({ attend }) => attend(news, { isMissed, isMore }, me, said))
}

/** The stream, which says by what id the server knows it; while it cannot be had, a look every 30 seconds. */
function holdStream(tell: Tell, isScreen: (id: string) => void, leaving: AbortSignal): void {
  let looking: ReturnType<typeof setInterval> | undefined
  let again = AGAIN_MS
  const open = () => {
    const stream = new EventSource('/api/live')
    const close = () => stream.close()
    leaving.addEventListener('abort', close, { once: true })
    stream.onopen = () => {
      clearInterval(looking)
      again = AGAIN_MS
    }
    stream.addEventListener('mail', ({ data }) => tell({ mail: JSON.parse(data) as MailNews }))
    stream.addEventListener('chat', ({ data }) => tell({ chat: JSON.parse(data) as ChatNews }))
    stream.addEventListener('screen', ({ data }) => isScreen((JSON.parse(data) as { id: string }).id))
    stream.onerror = () => {
      clearInterval(looking)
      looking = setInterval(() => void look(tell), LOOK_MS)
      // Refused, as strangers are, or by a proxy: the browser does not try again by itself.
      if (stream.readyState !== EventSource.CLOSED) return
      leaving.removeEventListener('abort', close)
      setTimeout(() => leaving.aborted || open(), again)
      again = Math.min(again * 2, SELDOM_MS)
    }
  }
  leaving.addEventListener('abort', () => clearInterval(looking), { once: true })
  open()
}

async function look(tell: Tell): Promise<void> {
  const answer = await fetch('/api/badge').catch(() => null)
  if (!answer?.ok) return
  const { mail, feed, chat, at } = (await answer.json()) as { mail: number; feed: number; chat: number; at: number }
  tell({ mail: { counts: { mail, feed }, at, arrived: [], changed: false } })
  tell({ chat: { at, count: chat, isGreeting: true } })
}

function wordsFor(arrived: Arrival[], { arrived: one, arrivedMany: many }: Words): string {
  const [first] = arrived
  if (!first || arrived.length > 1) return many.replace('#', String(arrived.length))
  return one.replace('[1]', first.from).replace('[2]', first.subject)
}
