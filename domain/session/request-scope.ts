import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request under way: its answer, and what its page hands to the components that write its markup (components/ui/handed-over.tsx). */
type Scope = {
  address: string
  response: ServerResponse
  handed: Map<string, unknown> | null
  asked: Map<string, Promise<unknown>> | null
}

/** Next's bundles and the server load separate copies of this file: what they share is the process's. */
const PLACE = Symbol.for('preau.request')
const holder = globalThis as { [PLACE]?: AsyncLocalStorage<Scope> }

/** The server handles each request inside of this. */
export function withRequest<T>(request: IncomingMessage, response: ServerResponse, handle: () => T): T {
  holder[PLACE] ??= new AsyncLocalStorage()
  return holder[PLACE].run(
    {
      address: String(request.headers['x-preau-address'] ?? ''),
      response,
      handed: asksForMarkup(request) ? new Map() : null,
      asked: isDoor(request) ? new Map() : null,
    },
    handle,
  )
}

/** A whole document; neither a move inside the app, nor an action of a page with scripts, nor a door, which get data alone. */
function asksForMarkup({ url = '', headers }: IncomingMessage): boolean {
  return headers.rsc === undefined && headers['next-action'] === undefined && !url.startsWith('/api/')
}

/** A route handler: React's memory of a request does not reach there, and no page is rendered after a change. */
function isDoor({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/api/') && !url.startsWith('/api/auth/')
}

/** Asks once a request of a route handler, however often its parts want to know; elsewhere each time. */
export function askOnce<T>(question: string, ask: () => Promise<T>): Promise<T> {
  const asked = holder[PLACE]?.getStore()?.asked
  if (!asked) return ask()
  const answer = (asked.get(question) as Promise<T> | undefined) ?? ask()
  asked.set(question, answer)
  return answer
}

/**
 * Next drops `Content-Length` from what route handlers answer, and browsers then show no progress: this says the length in
 * bytes to the answer itself. Without effect where no server handles the request.
 */
export function sayContentLength(bytes: number): void {
  const response = holder[PLACE]?.getStore()?.response
  if (response && !response.headersSent) response.setHeader('Content-Length', bytes)
}

/** The network address that the request under way came from; empty outside of one. */
export function requestAddress(): string {
  return holder[PLACE]?.getStore()?.address ?? ''
}
