import { useLayoutEffect, useRef } from 'react'
import { fieldsOf, postCompose } from './post-compose.ts'

/** What a browser still carries for a page that is going away. */
const GOODBYE_BYTES = 60_000

type Options = {
  form: () => HTMLFormElement | null
  /** What is still to be said, if anything; `isGone`: another page takes its place, and no reload brings this one back. */
  intent: (isGone: boolean) => 'save' | 'discard' | undefined
  onSaid: () => void
  /** The server has heard it. */
  onLeft: () => void
}

/** Says the last word when the page is left, in the application or with the tab. */
export function useGoodbye({ form, ...given }: Options): void {
  const latest = useRef(given)
  useLayoutEffect(() => {
    latest.current = given
  })
  // Before the form's fields are gone: a layout effect of the parent is undone first.
  useLayoutEffect(() => {
    const element = form()
    const goodbye = (isGone: boolean) => {
      const { intent, onSaid, onLeft } = latest.current
      const said = element ? intent(isGone) : undefined
      if (!element || !said) return
      const fields = fieldsOf(element, said)
      onSaid()
      void postCompose(fields, { keepalive: weigh(fields) < GOODBYE_BYTES }).then((answer) => {
        if ('saved' in answer || 'discarded' in answer) onLeft()
      })
    }
    const leave = () => goodbye(false)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      goodbye(true)
    }
  }, [form])
}

function weigh(fields: FormData): number {
  let bytes = 0
  for (const [name, value] of fields) bytes += 150 + name.length + 3 * (typeof value === 'string' ? value.length : value.size)
  return bytes
}
