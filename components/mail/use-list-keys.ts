import { type RefObject, useEffect } from 'react'
import { areKeysOn } from './keys-switch.ts'

/**
 * Single keys for those who read a lot, never while something is being typed or a menu or dialog is open: j and k walk the rows,
 * x ticks, and the others press the button that does the same.
 */
export function useListKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !areKeysOn() || isBusy(event.target as Element)) return
      if (press(event.key, form.current)) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [form])
}

function isBusy(target: Element): boolean {
  return (
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null ||
    document.querySelector(':popover-open, dialog[open]') !== null
  )
}

function press(key: string, list: HTMLFormElement | null): boolean {
  if (key === 'j' || key === 'k') return walk(list, key === 'j' ? 1 : -1)
  if (key === 'x') return click(rowAt(list)?.querySelector('input[name="ids[]"]'))
  if (key === 'c') return click(document.querySelector('.side a[href="/mail/compose"]'))
  if (key === 'r') return click(document.querySelector('.sheet.open form:has([name="reply"]) button'))
  if (key === 's') return click(document.querySelector('.sheet.open [data-key="s"]'))
  if (key === 'e') return onRow(list, '[popovertarget="move-menu"]')
  if (key === '#')
    return click(document.querySelector('.sheet.open [data-key="#"]')) || onRow(list, '[name="verb"][value="trash"]')
  if (key === '/') return focus(list?.querySelector('input[type="search"]'))
  if (key === '?') return click(document.querySelector('[popovertarget="keys"]'))
  return false
}

/** The row that has the focus, or the open one. */
function rowAt(list: Element | null): Element | null {
  return document.activeElement?.closest('.row') ?? list?.querySelector('.row.current') ?? null
}

function walk(list: Element | null, step: number): boolean {
  const rows = [...(list?.querySelectorAll('.row') ?? [])]
  const here = rowAt(list)
  const next = here ? rows[rows.indexOf(here) + step] : rows[0]
  return focus(next?.querySelector<HTMLElement>('a.subj'))
}

/** A button of the bar, for the ticked rows, or for the one at hand when none is ticked. */
function onRow(list: Element | null, button: string): boolean {
  const ticked = list?.querySelector('input[name="ids[]"]:checked')
  if (!ticked && !click(rowAt(list)?.querySelector('input[name="ids[]"]'))) return false
  return click(list?.querySelector(button))
}

function click(element: Element | null | undefined): boolean {
  if (element instanceof HTMLElement) element.click()
  return element instanceof HTMLElement
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  return Boolean(element)
}
