import { useActionState, useCallback, useEffect, useState, useTransition } from 'react'
import { changeMessagesAction, undoTrashAction } from '#domain/mail/actions'
import type { Done } from '#domain/mail/selection'
import type { ShownList } from './mailbox-types.ts'
import { onWish, type Wish } from './post-selection.ts'

/**
 * The list's form: its buttons work without scripts. With them it also takes what is dropped on folders and asked by keys, and
 * what was done can be taken back while it is being said.
 */
export function useSelection(list: ShownList) {
  const [state, change] = useActionState(changeMessagesAction, {})
  const [hidden, setHidden] = useState<Done | null>(null)
  const [, startTransition] = useTransition()
  const perform = useCallback(
    (wish: Wish) => startTransition(() => change(formOf({ box: list.segment, ...wish }))),
    [change, list.segment],
  )
  useEffect(() => onWish(perform), [perform])
  const done = state.done && state.done !== hidden ? state.done : null
  const close = useCallback(() => setHidden(state.done ?? null), [state.done])
  const undo = () => {
    if (!done?.undo) return
    close()
    const form = formOf(done.undo)
    if ('moment' in done.undo) startTransition(() => undoTrashAction(form))
    else startTransition(() => change(form))
  }
  return { change, refusal: state.refusal, done, undo, close }
}

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (Array.isArray(value)) for (const one of value) form.append(`${name}[]`, one)
    else form.append(name, value)
  return form
}
