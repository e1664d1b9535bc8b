'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let isOpen: boolean | undefined

/** Whether the panel is open in this tab; `kept` is what the last page said, which the server knows by a cookie. */
export function usePanelOpen(kept: boolean): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOpen ?? kept,
    () => kept,
  )
}

export function openPanel(open: boolean): void {
  isOpen = open
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not everywhere.
  document.cookie = `dock=${open ? 1 : ''}; path=/; max-age=31536000; samesite=lax`
  for (const listener of listeners) listener()
}
