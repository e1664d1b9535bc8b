import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fieldsOf, type Posted, postCompose } from './post-compose.ts'

const PAUSE_MS = 2000
const RETRY_MS = 10_000
/** What a browser still carries for a page that is going away. */
const GOODBYE_BYTES = 60_000

export type SaveState = { savedAt: Date | null; state: 'idle' | 'saving' | 'failed'; signedOut: boolean }

type Options = {
  form: () => HTMLFormElement | null
  savedAt: Date | null
  onSaved: () => void
}

/**
 * Saves the draft when the typing pauses, one save at a time, again after a failure, and once more when the page is left.
 * `touch` says that something changed; `settle` ends what is under way and keeps still until `release`; `close` says that the
 * draft is no more.
 */
export function useAutosave({ form, savedAt, onSaved }: Options) {
  const [save, setSave] = useState<SaveState>({ savedAt, state: 'idle', signedOut: false })
  const [unsaved, setUnsaved] = useState(0)
  const version = useRef(0)
  const kept = useRef(0)
  const closed = useRef(false)
  const held = useRef(false)
  const running = useRef<Promise<Posted>>(undefined)

  const saveNow = useCallback(async (): Promise<Posted | undefined> => {
    await running.current
    const element = form()
    if (!element || closed.current || held.current) return undefined
    const saving = version.current
    setSave((before) => ({ ...before, state: 'saving' }))
    running.current = postCompose(fieldsOf(element, 'save'))
    const answer = await running.current
    running.current = undefined
    if (closed.current) return answer
    if ('saved' in answer) {
      kept.current = Math.max(kept.current, saving)
      setSave({ savedAt: new Date(answer.saved), state: 'idle', signedOut: false })
      if (kept.current === version.current) onSaved()
      else setUnsaved(version.current)
    } else setSave((before) => ({ ...before, state: 'failed', signedOut: 'failed' in answer && answer.failed === 'signedOut' }))
    return answer
  }, [form, onSaved])

  const touch = useCallback(() => {
    version.current += 1
    setUnsaved(version.current)
  }, [])

  useEffect(() => {
    if (unsaved === 0) return
    const timer = setTimeout(saveNow, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [unsaved, saveNow])

  useEffect(() => {
    if (save.state !== 'failed') return
    const again = () => void saveNow()
    const timer = setInterval(again, RETRY_MS)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [save.state, saveNow])

  // Before the form's fields are gone: a layout effect of the parent is undone first.
  useLayoutEffect(() => {
    const element = form()
    const goodbye = () => {
      if (!element || closed.current || kept.current === version.current) return
      const fields = fieldsOf(element, 'save')
      kept.current = version.current
      void postCompose(fields, { keepalive: weigh(fields) < GOODBYE_BYTES })
    }
    addEventListener('pagehide', goodbye)
    return () => {
      removeEventListener('pagehide', goodbye)
      goodbye()
    }
  }, [form])

  const settle = useCallback(async () => {
    held.current = true
    setUnsaved(0)
    await running.current
  }, [])
  const release = useCallback(() => {
    held.current = false
    if (kept.current !== version.current) setUnsaved(version.current)
  }, [])
  const close = useCallback(() => {
    closed.current = true
    setUnsaved(0)
  }, [])

  return { save, touch, saveNow, settle, release, close }
}

function weigh(fields: FormData): number {
  let bytes = 0
  for (const [name, value] of fields) bytes += 150 + name.length + 3 * (typeof value === 'string' ? value.length : value.size)
  return bytes
}
