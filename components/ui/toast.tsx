'use client'

import { type ReactNode, useEffect, useRef } from 'react'

const SHOWN_MS = 8000
/** Asked again this often while the pointer or the focus holds it. */
const HELD_MS = 2000

type Props = { children: ReactNode; action?: ReactNode; onClose: () => void; shownFor?: number }

/**
 * Says what was done, with a way back, for 8 seconds unless told otherwise; stays while the pointer or the focus is on it. Render it always and
 * give it `children` when there is something to say: the status region must be there before it speaks. One at a time.
 */
export function Toast({ children, action, onClose, shownFor = SHOWN_MS }: Props) {
  const toast = useRef<HTMLDivElement>(null)
  const open = Boolean(children)
  useEffect(() => {
    if (!open) return
    const close = () => {
      if (toast.current?.matches(':hover, :focus-within')) timer = setTimeout(close, HELD_MS)
      else onClose()
    }
    let timer = setTimeout(close, shownFor)
    return () => clearTimeout(timer)
  }, [open, onClose, shownFor])
  return (
    <div className={open ? 'toast slate fixed' : 'sr'} ref={toast}>
      <span role="status">{children}</span>
      {open ? action : null}
    </div>
  )
}
