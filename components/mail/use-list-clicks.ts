import { usePathname, useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * What a list of plain rows needs from scripts, by one listener: a click opens a message (or a draft's composition) without
 * loading the page anew, the open row is marked, « Tout sélectionner » ticks, and the bar counts. Whoever opens with Enter goes
 * on in the message, and need not pass all the other rows.
 */
export function useListClicks(form: RefObject<HTMLFormElement | null>, open: (path: string, search: string) => void): void {
  const router = useRouter()
  const pathname = usePathname()
  const openedByKey = useRef(false)

  useEffect(() => {
    for (const row of form.current?.querySelectorAll('.row') ?? []) {
      const isOpen = row.querySelector<HTMLAnchorElement>('a.subj')?.pathname === pathname
      row.classList.toggle('current', isOpen)
      if (isOpen) markRead(row)
    }
    if (openedByKey.current) document.querySelector<HTMLElement>('.sheet.open')?.focus()
    openedByKey.current = false
  }, [form, pathname])

  useEffect(() => {
    const list = form.current
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a.subj')
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      openedByKey.current = event.detail === 0
      if (link.pathname === '/mail/compose') router.push(link.pathname + link.search)
      else open(link.pathname, link.search)
    }
    const onChange = (event: Event) => countSelection(list, event.target as HTMLInputElement)
    list?.addEventListener('click', onClick)
    list?.addEventListener('change', onChange)
    return () => {
      list?.removeEventListener('click', onClick)
      list?.removeEventListener('change', onChange)
    }
  }, [form, router, open])
}

function markRead(row: Element): void {
  row.classList.remove('unread')
  row.querySelector('.from .sr')?.setAttribute('hidden', '')
}

function countSelection(list: HTMLElement | null, changed: HTMLInputElement): void {
  const boxes = [...(list?.querySelectorAll<HTMLInputElement>('input[name="ids[]"]') ?? [])]
  if ('all' in changed.dataset) for (const box of boxes) box.checked = changed.checked
  const count = boxes.filter((box) => box.checked).length
  const all = list?.querySelector<HTMLInputElement>('[data-all]')
  if (all) all.checked = count > 0 && count === boxes.length
  const shown = list?.querySelector('[data-count]')
  if (shown) shown.textContent = String(count)
}
