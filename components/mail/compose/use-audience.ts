import { useEffect, useRef, useState } from 'react'
import type { AudienceWords } from '#domain/mail/audience-words'
import type { RecipientRef } from '#domain/mail/types'
import { refText } from './recipient-name.ts'

const PAUSE_MS = 200

/** Asks again whenever the recipients change; an answer that does not come leaves the line empty, never a wrong count. */
export function useAudience(recipients: RecipientRef[], given: AudienceWords): AudienceWords {
  const [words, setWords] = useState(given)
  const chosen = recipients.map(refText).join(' ')
  const known = useRef(chosen)
  useEffect(() => {
    if (known.current === chosen) return
    known.current = chosen
    if (chosen === '') return setWords(null)
    const asking = new AbortController()
    const timer = setTimeout(() => {
      ask(chosen, asking.signal).then(setWords, () => asking.signal.aborted || setWords(null))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [chosen])
  return words
}

/** By POST, since two hundred recipients do not fit into an address. */
async function ask(chosen: string, signal: AbortSignal): Promise<AudienceWords> {
  const answer = await fetch('/api/compose/audience', { method: 'POST', body: new URLSearchParams({ chosen }), signal })
  if (!answer.ok) throw new Error(`audience: ${answer.status}`)
  return (await answer.json()) as AudienceWords
}
