'use client'

import Link from 'next/link'
import { useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'
import { type CountKind, LiveCount, useCount } from '#components/header/live-counts'

/** The accessible name by count; `#` stands for the number. */
export type CountNames = { none: string; one: string; some: string; many: string }

/** What a place counts. */
export type PlaceCount = { kind: CountKind; initial: number; names: CountNames }

type Props = {
  href: string
  /** The first part of its addresses below the school's layout; null is the home. */
  segment: string | null
  children: ReactNode
  count?: PlaceCount
}

/** A place in the roof: knows whether one is there, and says its count in its name. */
export function Place({ href, segment, children, count }: Props) {
  const current = useSelectedLayoutSegment() === segment
  const number = useCount(count?.kind ?? '', count?.initial ?? 0)
  return (
    <Link
      className="place"
      href={href}
      prefetch={false}
      aria-current={current ? 'page' : undefined}
      aria-label={count && nameFor(number, count.names)}
    >
      {children}
      {count ? <LiveCount kind={count.kind} initial={count.initial} /> : null}
    </Link>
  )
}

export function nameFor(number: number, names: CountNames): string {
  if (number === 0) return names.none
  if (number === 1) return names.one
  return number > 99 ? names.many : names.some.replace('#', String(number))
}
