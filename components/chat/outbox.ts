import type { ChatMessage } from '#domain/chat/types'
import { concernsMessages, forgetMessage, type KeptMessage, keepMessage, listKeptMessages } from './kept-text.ts'
import { newId } from './new-id.ts'
import { type ChatFailure, postChat } from './post-chat.ts'

/** What was written so long ago does not leave by itself any more. */
const STALE_MS = 24 * 3600 * 1000
/** Between tries while the line is bad; the last one repeats. */
const RETRY_MS = [2_000, 5_000, 10_000, 30_000]

/** `stalled` leaves by itself when it can; `failed` only when asked. */
export type Sending = KeptMessage & { state: 'pending' | 'stalled' | 'failed'; reason: ChatFailure | 'stale' | '' }

type Heard = {
  onChange: (sending: Sending[]) => void
  onSent: (message: ChatMessage) => void
  onRefused: (message: KeptMessage, sentence: string) => void
}

/**
 * Messages on their way. They are kept in the browser until the server has them, leave in the order in which they were written, from
 * one tab at a time, also after a crash; their id makes a second try harmless.
 */
export class Outbox {
  readonly #me: string
  readonly #heard: Heard
  readonly #marks = new Map<string, Pick<Sending, 'state' | 'reason'>>()
  #tries = 0
  /** Where the browser has no locks: one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(me: string, heard: Heard) {
    this.#me = me
    this.#heard = heard
  }

  /** Until `leaving`: sends what was kept, and again whenever the line comes back. */
  open(leaving: AbortSignal): void {
    addEventListener('storage', ({ key }) => concernsMessages(this.#me, key) && this.#tell(), { signal: leaving })
    addEventListener('online', () => this.flush(), { signal: leaving })
    leaving.addEventListener('abort', () => clearTimeout(this.#retry), { once: true })
    this.#tell()
    this.flush()
  }

  add(roomId: string, text: string): void {
    keepMessage(this.#me, { id: newId(), roomId, text, at: Date.now() })
    this.#tell()
    this.flush()
  }

  again(id: string): void {
    const found = listKeptMessages(this.#me).find((one) => one.id === id)
    if (found) keepMessage(this.#me, { ...found, at: Date.now() })
    this.#marks.delete(id)
    this.#tell()
    this.flush()
  }

  forget(id: string): void {
    forgetMessage(this.#me, id)
    this.#marks.delete(id)
    this.#tell()
  }

  /** Sends all that may leave. One tab at a time: what another one is sending is waited for. */
  flush(): void {
    clearTimeout(this.#retry)
    const work = () => this.#drain()
    if (navigator.locks) void navigator.locks.request(`preau-chat-out ${this.#me}`, work)
    else this.#turn = this.#turn.then(work)
  }

  async #drain(): Promise<void> {
    for (;;) {
      const next = this.#list().find(({ state }) => state !== 'failed')
      if (!next) return
      const { id, roomId, text } = next
      const answer = await postChat<{ message: ChatMessage }>('post', { room: roomId, id, text })
      if ('failed' in answer && (answer.failed === 'offline' || answer.failed === 'unreachable'))
        return this.#stall(answer.failed)
      this.#tries = 0
      if ('failed' in answer) {
        this.#marks.set(id, { state: 'failed', reason: answer.failed })
        this.#tell()
        continue
      }
      // Shown as sent before it is no longer shown as leaving.
      if ('message' in answer) this.#heard.onSent(answer.message)
      this.forget(id)
      if ('refusal' in answer) this.#heard.onRefused(next, answer.refusal.sentence)
    }
  }

  #stall(reason: ChatFailure): void {
    for (const { id, state } of this.#list()) if (state !== 'failed') this.#marks.set(id, { state: 'stalled', reason })
    this.#tell()
    this.#retry = setTimeout(() => this.flush(), RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)])
  }

  #list(): Sending[] {
    return listKeptMessages(this.#me).map((message) => ({ ...message, ...this.#markOf(message) }))
  }

  #markOf({ id, at }: KeptMessage): Pick<Sending, 'state' | 'reason'> {
    if (Date.now() - at > STALE_MS) return { state: 'failed', reason: 'stale' }
    return this.#marks.get(id) ?? { state: 'pending', reason: '' }
  }

  #tell(): void {
    this.#heard.onChange(this.#list())
  }
}
