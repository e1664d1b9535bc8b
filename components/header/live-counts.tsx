'use client'

import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { Badge, shownCount } from '#components/ui/badge'

/** `mail` is the inbox, `chat` what waits in the chat; an own folder is named by its id. */
export type CountKind = 'mail' | 'feed' | 'chat' | 'drafts' | (string & {})
export type Counts = { readonly [kind: string]: number }

/** The freshest counts that the server brought. Nothing before the first. */
let fresh: Counts = {}
/** When each was read: not all come from one clock. */
const readAt: { [kind: string]: number } = {}
const listeners = new Set<() => void>()

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Takes counts read at `at` (server milliseconds) and says whether one became another; older ones, as from a page shown again by
 * « back », change nothing.
 */
export function setCounts(counts: Counts, at: number): boolean {
  const newer = Object.entries(counts).filter(([kind]) => at > (readAt[kind] ?? 0))
  const before = fresh
  fresh = { ...before, ...Object.fromEntries(newer) }
  for (const [kind] of newer) readAt[kind] = at
  for (const listener of listeners) listener()
  return newer.some(([kind, count]) => before[kind] !== count)
}

/** The count to show: what the server rendered until a fresher one arrives. */
export function useCount(kind: CountKind, initial: number): number {
  return useSyncExternalStore(
    listen,
    () => fresh[kind] ?? initial,
    () => initial,
  )
}

/** Hands counts to every `LiveCount` on the page. Rendered by `CountsSync`. */
export function PushCounts({ counts, at }: { counts: Counts; at: number }): ReactNode {
  useEffect(() => void setCounts(counts, at), [counts, at])
  return null
}

/** A count that follows the mailbox: a pink badge, or with `as="parentheses"` the « (3) » of a folder. Nothing at zero. */
export function LiveCount({ kind, initial, as = 'badge' }: { kind: CountKind; initial: number; as?: 'badge' | 'parentheses' }) {
  const count = useCount(kind, initial)
  if (as === 'badge') return <Badge count={count} />
  return count > 0 ? <span className="n">({shownCount(count)})</span> : null
}
