'use client'

import Link from 'next/link'
import { useSelectedLayoutSegment } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** A page of the administration; knows whether one is there, and comes into view where the pages are a strip that scrolls. */
export function AdminLink({ page, children }: { page: string; children: ReactNode }) {
  const current = useSelectedLayoutSegment() === page
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <Link ref={link} href={`/admin/${page}`} prefetch={false} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}
