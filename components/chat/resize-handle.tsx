'use client'

import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useState } from 'react'

const KEY = 'preau-dock-width'
const [NARROWEST, WIDEST, USUAL, STEP] = [320, 560, 400, 16]

const within = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))

function keptWidth(): number {
  try {
    return within(Number(localStorage.getItem(KEY)) || USUAL)
  } catch {
    return USUAL
  }
}

/** The edge of the panel: dragged, or moved by the arrows. The width in pixels is kept in this browser. */
export function ResizeHandle({ dock, label }: { dock: RefObject<HTMLElement | null>; label: string }) {
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => setWidth(keptWidth()), [])
  useLayoutEffect(() => {
    // Styles of ours carry no attribute: the property is set by script.
    if (width && width !== USUAL) dock.current?.closest<HTMLElement>('.yard')?.style.setProperty('--dock', `${width}px`)
  }, [dock, width])
  const resize = (to: number) => {
    const wanted = within(to)
    setWidth(wanted)
    dock.current?.closest<HTMLElement>('.yard')?.style.setProperty('--dock', `${wanted}px`)
    try {
      localStorage.setItem(KEY, String(wanted))
    } catch {
      // It is kept while the page lives.
    }
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(innerWidth - event.clientX)
  }
  const shown = width ?? USUAL
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const to = { ArrowLeft: shown + STEP, ArrowRight: shown - STEP, Home: NARROWEST, End: WIDEST }[key]
    if (to) resize(to)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved (ARIA 1.2, window splitter) is no <hr>.
    <div
      className="dock-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={shown}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
