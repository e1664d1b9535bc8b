import { type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * The focus between page and panel: opening it by hand leads into it, F6 does so from the page, and the function given leads back to
 * where one was.
 */
export function useDockFocus(dock: RefObject<HTMLElement | null>, wasOpen: boolean): () => void {
  const before = useRef<Element | null>(null)
  const enter = useCallback(() => {
    const find = (selector: string) => dock.current?.querySelector<HTMLElement>(selector)
    const inside = find('[role="tab"][aria-selected="true"]') ?? find('.dock-head button')
    inside?.focus({ preventScroll: true })
  }, [dock])
  const leave = useCallback(() => {
    const back = before.current?.isConnected ? before.current : document.querySelector('.chat-place button')
    if (back instanceof HTMLElement) back.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    before.current = document.activeElement
    // A page that comes with the panel open keeps its own focus.
    if (!wasOpen) enter()
    addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && !dock.current?.contains(target)) before.current = target
      },
      { signal },
    )
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'F6' || dock.current?.contains(document.activeElement)) return
        event.preventDefault()
        enter()
      },
      { signal },
    )
    return () => leaving.abort()
  }, [dock, wasOpen, enter])
  return leave
}
