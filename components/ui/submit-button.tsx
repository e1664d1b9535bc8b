'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'

/** Sends its form once: while it is under way the button stays in place and in focus, and further presses do nothing. */
export function SubmitButton({ onClick, ...props }: ComponentProps<'button'>) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      {...props}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    />
  )
}
