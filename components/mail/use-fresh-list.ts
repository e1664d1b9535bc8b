import { type RefObject, useContext, useEffect, useState } from 'react'
import type { ShownList } from './mailbox-types.ts'
import { ShowList } from './show-list.ts'

/**
 * Brings a box's first page up to date by itself when nobody is about to touch it. Otherwise gives what a button does that brings
 * it when wanted: nothing moves under the pointer.
 */
export function useFreshList(form: RefObject<HTMLFormElement | null>, list: ShownList): (() => void) | undefined {
  const show = useContext(ShowList)
  const [bring, setBring] = useState<{ from: ShownList; work: () => void }>()
  useEffect(() => {
    if (!list.isFirst || list.search) return
    const leaving = new AbortController()
    void import('./watch-list.ts').then(({ watchList }) =>
      watchList({ form, list, show, offer: (work) => setBring({ from: list, work }), leaving: leaving.signal }),
    )
    return () => leaving.abort()
  }, [form, list, show])
  return bring?.from === list ? bring.work : undefined
}
