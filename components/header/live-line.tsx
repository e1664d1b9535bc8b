'use client'

import { useEffect, useRef } from 'react'

type Props = { me: string; words: Record<'arrived' | 'arrivedMany', string> }

/** What the page shows comes first: the line is opened when all of it has come. */
const LATER_MS = 1_500

/** Keeps the screen up to date with what happens to this person, and says what came to those who cannot see it. */
export function LiveLine({ me, words: { arrived, arrivedMany } }: Props) {
  const said = useRef<HTMLParagraphElement>(null)
  // The words one by one: their object is another after every refresh, and the line would be opened anew.
  useEffect(() => {
    const leaving = new AbortController()
    const later = setTimeout(async () => {
      const { openLine } = await import('./open-line.ts')
      if (!leaving.signal.aborted) openLine(me, { arrived, arrivedMany }, said.current, leaving.signal)
    }, LATER_MS)
    return () => {
      clearTimeout(later)
      leaving.abort()
    }
  }, [me, arrived, arrivedMany])
  return <p className="sr" role="status" ref={said} />
}
