import { type RefObject, useEffect } from 'react'
import { DRAGGED } from './use-drops.ts'

/** Rows are taken by the pointer to a folder: the ticked ones together, or the one that is held. */
export function useListDrags(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const list = form.current
    const onStart = (event: DragEvent) => {
      const row = (event.target as Element).closest?.('.row')
      const held = row?.querySelector<HTMLInputElement>('input[name="ids[]"]')
      if (!row || !held || !event.dataTransfer) return
      const ticked = [...(list?.querySelectorAll<HTMLInputElement>('input[name="ids[]"]:checked') ?? [])]
      const ids = (held.checked ? ticked : [held]).map(({ value }) => value)
      event.dataTransfer.setData(DRAGGED, ids.join(' '))
      event.dataTransfer.effectAllowed = 'move'
    }
    list?.addEventListener('dragstart', onStart)
    return () => list?.removeEventListener('dragstart', onStart)
  }, [form])
}
