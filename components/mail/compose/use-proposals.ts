import { type KeyboardEvent, useState } from 'react'
import type { Recipient } from '#domain/mail/types'
import { useSuggestions } from './use-suggestions.ts'

/**
 * The list under a recipient field: what is offered, which line is active (the first, until moved), whether it is shown.
 * It shows while the field has the focus; Escape shuts it until something else is typed.
 */
export function useProposals(typed: string, wanted: (recipient: Recipient) => boolean) {
  const { items, query, state } = useSuggestions(typed)
  const [focused, setFocused] = useState(false)
  const [shut, setShut] = useState('')
  const [moved, setMoved] = useState({ query: '', to: 0 })
  const offered = items.filter(wanted)
  const active = moved.query === query ? Math.min(moved.to, offered.length - 1) : 0
  const setActive = (to: number) => setMoved({ query, to })
  const open = focused && offered.length > 0 && shut !== typed
  return {
    offered,
    query,
    active,
    open,
    setActive,
    nobody: state === 'done' && items.length === 0,
    failed: state === 'failed',
    enter: () => {
      setFocused(true)
      setShut('')
    },
    leave: () => setFocused(false),
    close: () => setShut(typed),
    move: (event: KeyboardEvent, by: 1 | -1) => {
      if (offered.length === 0) return
      event.preventDefault()
      if (open) setActive((active + by + offered.length) % offered.length)
      else setShut('')
    },
  }
}
