import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DraftView } from '#domain/mail/types'
import { type FoundCopy, findLocally, forgetLocally, holdOpen, keepLocally } from './local-copy.ts'
import { isAsOpened, type Typed } from './typed.ts'

const PAUSE_MS = 300

/** Which draft this page writes into: under another id once its text was kept apart. */
export type Identity = { id: string; page: string }

type Options = {
  owner: string
  draft: DraftView
  identity: Identity
  savedAt: Date | null
  /** Reads what stands in the form now. */
  read: () => Typed | undefined
  /** Puts a copy that was found back into the form. */
  restore: (copy: FoundCopy) => void
  /** Whether somebody wrote before the scripts ran; said once, as any other change. */
  wasWrittenIn: () => boolean
  changed: () => void
}

/** Keeps what is typed in this browser until the server has it, and finds it again after a crash. */
export function useLocalCopy({ owner, draft, identity, savedAt, read, restore, wasWrittenIn, changed }: Options) {
  const [restored, setRestored] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const where = useRef('')
  const touched = useRef(false)
  // A copy that is found brings its own id: whatever is written after that goes under it.
  const current = useRef({ ...identity, savedAt })
  useLayoutEffect(() => {
    current.current = { ...identity, savedAt }
  }, [identity, savedAt])

  useEffect(() => {
    if (where.current !== '') return
    where.current = `${location.pathname}${location.search}`
    // An older copy stays where it is: it must not take the place of what is being written.
    if (wasWrittenIn()) changed()
    void findLocally(owner, draft, where.current).then((copy) => {
      if (!copy || touched.current) return
      restore(copy)
      setRestored(true)
      if (copy.apart) forgetLocally(owner, copy.page)
    })
  }, [owner, draft, restore, wasWrittenIn, changed])

  useEffect(() => {
    const open = new AbortController()
    holdOpen(identity.page, open.signal)
    return () => open.abort()
  }, [identity.page])

  const forget = useCallback(() => {
    clearTimeout(timer.current)
    forgetLocally(owner, current.current.page)
  }, [owner])

  const keepNow = useCallback(() => {
    clearTimeout(timer.current)
    const typed = read()
    if (!typed) return
    const { id, page, savedAt: known } = current.current
    const knows = known?.toISOString() ?? null
    if (!draft.savedAt && isAsOpened(typed, draft)) forget()
    else keepLocally(owner, { ...typed, id, page, knows, where: where.current, at: Date.now() })
  }, [owner, draft, read, forget])

  const keepSoon = useCallback(() => {
    touched.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(keepNow, PAUSE_MS)
  }, [keepNow])

  return { restored, keepSoon, keepNow, forget, where }
}
