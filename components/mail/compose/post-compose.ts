import type { ComposeReply } from '#domain/mail/compose-intents'

/** Where compose posts: the plain form with scripts off, and every save and send with scripts on. */
export const COMPOSE_DOOR = '/api/compose'

export type Failure = 'offline' | 'unreachable' | 'signedOut' | 'tooLarge'
export type Posted = ComposeReply | { failed: Failure }

/** A send to a whole school takes seconds, not minutes. */
const PATIENCE_MS = 60_000

/** The form's fields for one intent; files go by the upload, never with the form. */
export function fieldsOf(form: HTMLFormElement, intent: string): FormData {
  const fields = new FormData(form)
  for (const name of ['file', 'lookTo', 'lookCc', 'lookBcc', 'listName']) fields.delete(name)
  fields.set('intent', intent)
  return fields
}

/**
 * Posts the form's fields and reads the answer. A route handler and not a server action: its address outlives a new build,
 * it says 401 instead of leaving the page, it does not queue behind a save, and it can be told goodbye (`keepalive`).
 */
export async function postCompose(fields: FormData, options: { keepalive?: boolean } = {}): Promise<Posted> {
  try {
    const answer = await fetch(COMPOSE_DOOR, {
      method: 'POST',
      body: fields,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    })
    if (answer.ok || answer.status === 422) return (await answer.json()) as ComposeReply
    if (answer.status === 401) return { failed: 'signedOut' }
    return { failed: answer.status === 413 ? 'tooLarge' : 'unreachable' }
  } catch {
    return { failed: navigator.onLine ? 'unreachable' : 'offline' }
  }
}
