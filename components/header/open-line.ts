import type { Arrival, MailNews } from '#domain/mail/live-mail'
import { setCounts } from './live-counts.tsx'
import { MAIL_NEWS } from './mail-news.tsx'

/** How often one looks while the stream cannot be had; milliseconds. */
const LOOK_MS = 30_000
/** When it is tried again after it was refused, by a proxy whose server restarts or for good: soon, then less and less often. */
const AGAIN_MS = 4_000
const SELDOM_MS = 5 * 60_000

/** What a new tab says to the others. */
const ASK = 'ask'

type Words = Record<'arrived' | 'arrivedMany', string>
type Tell = (news: MailNews) => void

/** The newest message that this browser has heard of: one that a greeting names first was missed. */
let newest: string | null | undefined

/** One tab holds the stream for all tabs of this person in this browser, until `leaving`; when it is closed another one does. */
export function openLine(me: string, words: Words, said: HTMLElement | null, leaving: AbortSignal): void {
  const name = `preau-live ${me}`
  const tabs = new BroadcastChannel(name)
  const hear: Tell = (news) => {
    const isMissed =
      setCounts(news.counts, news.at) || (newest !== undefined && news.newest !== undefined && news.newest !== newest)
    newest = news.arrived.at(-1)?.id ?? news.newest ?? newest
    if (news.arrived.length > 0 && said) said.textContent = wordsFor(news.arrived, words)
    dispatchEvent(new CustomEvent(MAIL_NEWS, { detail: { ...news, changed: news.changed || isMissed } }))
  }
  tabs.onmessage = ({ data }) => {
    if (data !== ASK) hear(data as MailNews)
    else if (latest) tabs.postMessage({ ...latest, arrived: [], changed: false })
  }
  // What was told while this page was loading, by the tab that holds the stream.
  tabs.postMessage(ASK)
  let latest: MailNews | undefined
  const hold = () =>
    new Promise<void>((done) => {
      leaving.addEventListener('abort', () => done(), { once: true })
      holdStream((news) => {
        latest = news
        tabs.postMessage(news)
        hear(news)
      }, leaving)
    })
  leaving.addEventListener('abort', () => tabs.close(), { once: true })
  if (navigator.locks) navigator.locks.request(name, { signal: leaving }, hold).catch(() => undefined)
  else void hold()
}

/** The stream; while it cannot be had, a look every 30 seconds. */
function holdStream(tell: Tell, leaving: AbortSignal): void {
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
    stream.addEventListener('mail', ({ data }) => tell(JSON.parse(data) as MailNews))
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
  const { mail, feed, at } = (await answer.json()) as { mail: number; feed: number; at: number }
  tell({ counts: { mail, feed }, at, arrived: [], changed: false })
}

function wordsFor(arrived: Arrival[], { arrived: one, arrivedMany: many }: Words): string {
  const [first] = arrived
  if (!first || arrived.length > 1) return many.replace('#', String(arrived.length))
  return one.replace('[1]', first.from).replace('[2]', first.subject)
}
