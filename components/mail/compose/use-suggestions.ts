import { useEffect, useState } from 'react'
import type { Recipient } from '#domain/mail/types'

/** Short enough to feel at once, long enough that a fast typist asks once. */
const PAUSE_MS = 80

export type Suggestions = { items: Recipient[]; query: string; state: 'idle' | 'looking' | 'done' | 'failed' }

const NOTHING: Suggestions = { items: [], query: '', state: 'idle' }

/** Whom the typed letters may mean, from the first letter on; answers to what is no longer typed are dropped. */
export function useSuggestions(typed: string): Suggestions {
  const [found, setFound] = useState(NOTHING)
  const query = typed.trim()
  useEffect(() => {
    if (query === '') return setFound(NOTHING)
    const asking = new AbortController()
    setFound((before) => ({ ...before, state: 'looking' }))
    const timer = setTimeout(() => {
      ask(query, asking.signal).then(
        (items) => setFound({ items, query, state: 'done' }),
        () => asking.signal.aborted || setFound({ items: [], query, state: 'failed' }),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [query])
  return query === '' ? NOTHING : found
}

async function ask(query: string, signal: AbortSignal): Promise<Recipient[]> {
  const answer = await fetch(`/api/recipients?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!answer.ok) throw new Error(`suggestions: ${answer.status}`)
  return (await answer.json()) as Recipient[]
}
