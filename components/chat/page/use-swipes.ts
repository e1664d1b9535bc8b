import { type RefObject, useEffect } from 'react'

/** How far a row follows the finger, and from where on its actions open, in pixels. */
const FAR = 96
const ENOUGH = 56

/** A row swept to the left on a touch screen opens its actions: the same menu as its button (G15). */
export function useSwipes(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let held: { row: HTMLElement; x: number } | null = null
    const begin = ({ target, clientX, pointerType }: PointerEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null
      held = row && pointerType === 'touch' ? { row, x: clientX } : null
    }
    const follow = ({ clientX }: PointerEvent) => {
      if (held) held.row.style.translate = `${Math.max(-FAR, Math.min(0, clientX - held.x))}px`
    }
    const end = ({ clientX, type }: PointerEvent) => {
      if (!held) return
      held.row.style.translate = ''
      const menu = held.row.querySelector<HTMLElement>('.row-menu')
      // After this event: lifting the finger closes what is open.
      if (type === 'pointerup' && held.x - clientX >= ENOUGH) requestAnimationFrame(() => menu?.showPopover())
      held = null
    }
    const found = list.current
    found?.addEventListener('pointerdown', begin, { signal })
    found?.addEventListener('pointermove', follow, { signal })
    found?.addEventListener('pointerup', end, { signal })
    found?.addEventListener('pointercancel', end, { signal })
    return () => leaving.abort()
  }, [list])
}
