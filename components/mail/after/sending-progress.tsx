'use client'

import { useEffect, useState } from 'react'
import type { SheetNotes } from './sheet-notes.tsx'

type Progress = { total: number; done: number; finished: boolean }
type Props = { id: string; start: NonNullable<SheetNotes['sending']> }

/** Asked again each second while people still wait for their copy. */
const PAUSE = 1_000

/** How far a large message is. Without scripts it says how far it was when the page was made. */
export function SendingProgress({ id, start }: Props) {
  const { labels } = start
  const [now, setNow] = useState<Progress>(start)
  useEffect(() => {
    if (now.finished) return
    const timer = setTimeout(async () => {
      const answer = await fetch(`/api/sendings/${id}`).catch(() => null)
      const found = answer?.ok ? ((await answer.json()) as Progress) : null
      // A new object also when nothing moved: the next look is asked for.
      setNow((before) => ({ ...(found ?? before) }))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [id, now])
  return (
    <div className="progress">
      {!now.finished && <progress max={now.total} value={now.done} aria-label={labels.name} />}
      <p className="small" role="status">
        {(now.finished ? labels.finished : labels.text)
          .replace('{done}', grouped(now.done))
          .replace('{total}', grouped(now.total))}
      </p>
      <noscript>
        <a className="link small" href={`/mail/sent/${id}`}>
          {labels.refresh}
        </a>
      </noscript>
    </div>
  )
}

/** « 12 000 », the same on the server and in every browser. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')
}
