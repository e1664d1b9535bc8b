import type { DescribedRefusal } from '#domain/session/describe-refusal'

/** `offline` and `unreachable` are worth another try; `signedOut` is not until one has signed in; a refusal never. */
export type ChatFailure = 'offline' | 'unreachable' | 'signedOut' | 'gone'
export type ChatAnswer<A extends object> = A | { failed: ChatFailure } | { refusal: DescribedRefusal }

const PATIENCE_MS = 15_000

/** Asks a verb of the chat (`domain/chat/doors.ts`). A field with a list is sent as `name[]`. */
export async function postChat<A extends object = object>(
  verb: string,
  fields: Record<string, string | string[]>,
  options: { keepalive?: boolean } = {},
): Promise<ChatAnswer<A>> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') body.set(name, value)
    else for (const one of value) body.append(`${name}[]`, one)
  try {
    const answer = await fetch(`/api/chat/${verb}`, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    })
    if (answer.ok) return (await answer.json()) as A
    if (answer.status === 422) return (await answer.json()) as { refusal: DescribedRefusal }
    if (answer.status === 401) return { failed: 'signedOut' }
    return { failed: answer.status === 404 ? 'gone' : 'unreachable' }
  } catch {
    return { failed: navigator.onLine ? 'unreachable' : 'offline' }
  }
}
