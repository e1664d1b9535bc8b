import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** Next's bundle and the server load separate copies of this file: what they share is the process's. */
const PLACE = Symbol.for('preau.responses')
const holder = globalThis as { [PLACE]?: AsyncLocalStorage<ServerResponse> }

/**
 * Next drops `Content-Length` from what route handlers answer, and browsers then show no progress. The server handles
 * requests inside of this, so that `sayContentLength` can say the length to the response itself.
 */
export function withResponse<T>(response: ServerResponse, handle: () => T): T {
  holder[PLACE] ??= new AsyncLocalStorage()
  return holder[PLACE].run(response, handle)
}

/** Gives the answer under way its length in bytes; without effect where no server handles the request. */
export function sayContentLength(bytes: number): void {
  const response = holder[PLACE]?.getStore()
  if (response && !response.headersSent) response.setHeader('Content-Length', bytes)
}
