'use client'

import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useState } from 'react'

const SHOWN_MS = 8000

type Props = { children: ReactNode; action?: ReactNode; onClose: () => void }

/**
 * Says what was done, with a way back, for 8 seconds; stays while the pointer or the focus is on it. Render it always and
 * give it `children` when there is something to say: the status region must be there before it speaks. One at a time.
 */
export function Toast({ children, action, onClose }: Props) {
  const [held, setHeld] = useState(false)
  const open = Boolean(children)
  useEffect(() => {
    if (!open || held) return
    const timer = setTimeout(onClose, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [open, held, onClose])
  const hold = (event: FocusEvent | PointerEvent) => setHeld(event.type === 'pointerenter' || event.type === 'focus')
  return (
    <div className={open ? 'toast slate fixed' : 'sr'} onPointerEnter={hold} onPointerLeave={hold} onFocus={hold} onBlur={hold}>
      <span role="status">{children}</span>
      {open ? action : null}
    </div>
  )
}
