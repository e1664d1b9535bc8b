import { useEffect, useState } from 'react'

/** Somebody with whom one may begin to talk; `role` in words: « élève, 3A ». */
export type Proposed = { id: string; name: string; role: string }

const PAUSE_MS = 80
const NOTHING = { people: [] as Proposed[], query: '', state: 'idle' as 'idle' | 'looking' | 'done' | 'failed' }

/** Whom the typed letters may mean (`GET /api/chat/people`), at most twelve; answers to what is no longer typed are dropped. */
export function usePeopleSearch(typed: string) {
  const [found, setFound] = useState(NOTHING)
  const query = typed.trim()
  useEffect(() => {
    if (query === '') return setFound(NOTHING)
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/chat/people?q=${encodeURIComponent(query)}`, { signal: asking.signal })
        if (!answer.ok) throw new Error(`people: ${answer.status}`)
        setFound({ people: (await answer.json()) as Proposed[], query, state: 'done' })
      } catch {
        if (!asking.signal.aborted) setFound({ people: [], query, state: 'failed' })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [query])
  return query === '' ? NOTHING : found
}
