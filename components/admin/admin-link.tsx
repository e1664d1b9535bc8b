'use client'

import Link from 'next/link'
import { useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'

/** A page of the administration; knows whether one is there. */
export function AdminLink({ page, children }: { page: string; children: ReactNode }) {
  const current = useSelectedLayoutSegment() === page
  return (
    <Link href={`/admin/${page}`} prefetch={false} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}
