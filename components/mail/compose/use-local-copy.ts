import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { findLocally, forgetLocally, holdOpen, keepLocally, type LocalCopy } from './local-copy.ts'

const PAUSE_MS = 300

type Options = {
  owner: string
  id: string
  savedAt: Date | null
  /** Reads what stands in the form now. */
  read: () => Omit<LocalCopy, 'at' | 'where' | 'id'> | undefined
  /** Puts a copy that was found back into the form. */
  restore: (copy: LocalCopy) => void
}

/** Keeps what is typed in this browser until the server has it, and finds it again after a crash. */
export function useLocalCopy({ owner, id, savedAt, read, restore }: Options) {
  const [restored, setRestored] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const where = useRef('')
  const touched = useRef(false)
  // A copy that is found brings its own id: whatever is written after that goes under it.
  const current = useRef(id)
  useLayoutEffect(() => {
    current.current = id
  }, [id])

  useEffect(() => {
    if (where.current !== '') return
    where.current = `${location.pathname}${location.search}`
    void findLocally(owner, id, where.current, savedAt).then((copy) => {
      if (!copy || touched.current) return
      restore(copy)
      setRestored(true)
    })
  }, [owner, id, savedAt, restore])

  useEffect(() => {
    const open = new AbortController()
    holdOpen(id, open.signal)
    return () => open.abort()
  }, [id])

  const keepNow = useCallback(() => {
    clearTimeout(timer.current)
    const typed = read()
    if (typed) keepLocally(owner, { ...typed, id: current.current, where: where.current, at: Date.now() })
  }, [owner, read])

  const keepSoon = useCallback(() => {
    touched.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(keepNow, PAUSE_MS)
  }, [keepNow])

  const forget = useCallback(() => {
    clearTimeout(timer.current)
    forgetLocally(owner, current.current)
  }, [owner])

  return { restored, keepSoon, keepNow, forget }
}
