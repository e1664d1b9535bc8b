'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = { id: string; percent: number; labels: { heading: string; bar: string; hint: string; refresh: string } }

const EACH = 1000

/** How far the application is; asked again each second, or by hand where there are no scripts. */
export function ImportProgress({ id, percent, labels }: Props) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EACH)
    return () => clearInterval(timer)
  }, [router])
  return (
    <section aria-labelledby="running">
      <h2 id="running">{labels.heading}</h2>
      <p className="running">
        <progress max={100} value={percent} aria-label={labels.bar} />
        <span className="num">{percent} %</span>
      </p>
      <p className="intro">{labels.hint}</p>
      <p className="flow">
        <a className="btn btn-line" href={`/admin/import/${id}`}>
          {labels.refresh}
        </a>
      </p>
    </section>
  )
}
