'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'
import type { DockProps } from './dock.tsx'
import { openPanel, usePanelOpen } from './panel-switch.tsx'

/**
 * Beside every page, when it is open: the panel. Its place is there at once, so that nothing moves; what fills it comes with its
 * styles and words only then. The chat's own pages are a panel themselves.
 */
export function DockPlace({ isOpen, ...place }: Omit<DockProps, 'wasOpen'> & { isOpen: boolean }) {
  const isThere = useSelectedLayoutSegment() === 'chat'
  const shown = usePanelOpen(isOpen) && !isThere
  const [loaded, setLoaded] = useState<{ Dock: ComponentType<DockProps> }>()
  useEffect(() => {
    if (shown) import('./dock.tsx').then(setLoaded, () => openPanel(false))
  }, [shown])
  return shown ? <div className="dock">{loaded && <loaded.Dock {...place} wasOpen={isOpen} />}</div> : null
}
