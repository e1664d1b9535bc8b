import { useCallback, useEffect, useRef, useState } from 'react'
import { fieldsOf, type Posted, postCompose } from './post-compose.ts'
import { useGoodbye } from './use-goodbye.ts'

const PAUSE_MS = 2000
/** Who writes without a pause is saved all the same. */
const LONGEST_MS = 4500
const RETRY_MS = 10_000

type SaidRefusal = { code: string; sentence: string }
export type SaveState = { savedAt: Date | null; state: 'idle' | 'saving' | 'failed'; signedOut: boolean; refusal?: SaidRefusal }

type Options = {
  form: () => HTMLFormElement | null
  savedAt: Date | null
  /** Nothing was written: what was saved before is thrown away instead. */
  isBlank: () => boolean
  onSaved: () => void
  onBlank: () => void
  /** The page is left and the server has it all. */
  onLeft: () => void
  /** The draft went another way: the text is kept in `draft` now (undefined: in none yet). */
  onMoved: (draft: string | undefined, sentence: string) => void
}

/**
 * Saves the draft when the typing pauses, one save at a time, again after a failure, and once more when the page is left.
 * `touch` says that something changed; `settle` ends what is under way and keeps still until `release`; `close` says that the
 * draft is no more, `restart` that another begins.
 */
export function useAutosave({ form, savedAt, isBlank, onSaved, onBlank, onLeft, onMoved }: Options) {
  const [save, setSave] = useState<SaveState>({ savedAt, state: 'idle', signedOut: false })
  const [unsaved, setUnsaved] = useState(0)
  const version = useRef(0)
  const kept = useRef(0)
  const waitingSince = useRef(0)
  const closed = useRef(false)
  const held = useRef(false)
  const wanted = useRef(false)
  const stored = useRef(savedAt !== null)
  const running = useRef<Promise<Posted>>(undefined)
  const isNothing = useCallback(() => !wanted.current && isBlank(), [isBlank])

  const hear = useCallback(
    (answer: Posted, saving: number) => {
      if ('saved' in answer || 'discarded' in answer) {
        kept.current = Math.max(kept.current, saving)
        stored.current = 'saved' in answer
        setSave({ savedAt: 'saved' in answer ? new Date(answer.saved) : null, state: 'idle', signedOut: false })
        if (kept.current !== version.current) setUnsaved(version.current)
        else if (stored.current) onSaved()
        else onBlank()
      } else if ('refusal' in answer && answer.refusal.code === 'draft-changed') {
        onMoved(answer.moved, answer.refusal.sentence)
      } else setSave((before) => ({ savedAt: before.savedAt, state: 'failed', ...whyFailed(answer) }))
    },
    [onSaved, onBlank, onMoved],
  )

  const saveNow = useCallback(async (): Promise<void> => {
    await running.current
    const element = form()
    if (!element || closed.current || held.current) return
    waitingSince.current = 0
    const saving = version.current
    const nothing = isNothing()
    if (nothing && !stored.current) {
      kept.current = saving
      return onBlank()
    }
    setSave((before) => ({ ...before, state: 'saving' }))
    running.current = postCompose(fieldsOf(element, nothing ? 'discard' : 'save'))
    const answer = await running.current
    running.current = undefined
    if (!closed.current) hear(answer, saving)
  }, [form, isNothing, onBlank, hear])

  const touch = useCallback(() => {
    version.current += 1
    waitingSince.current ||= Date.now()
    setUnsaved(version.current)
  }, [])

  useEffect(() => {
    if (unsaved === 0) return
    const most = Math.max(0, waitingSince.current + LONGEST_MS - Date.now())
    const timer = setTimeout(saveNow, Math.min(PAUSE_MS, most))
    return () => clearTimeout(timer)
  }, [unsaved, saveNow])

  useRetry(save.state === 'failed', saveNow)

  useGoodbye({
    form,
    intent: (isGone) => {
      const isSaved = kept.current === version.current
      if (closed.current) return undefined
      // A page that is loaded anew still needs the draft that its address names.
      if (isNothing()) return stored.current && isGone ? 'discard' : undefined
      return isSaved ? undefined : 'save'
    },
    onSaid: () => {
      kept.current = version.current
    },
    onLeft,
  })

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
  const keep = useCallback(() => {
    wanted.current = true
    return saveNow()
  }, [saveNow])

  /** What follows is a draft of its own, of which nothing is saved yet. */
  const restart = useCallback(() => {
    stored.current = false
    setSave({ savedAt: null, state: 'idle', signedOut: false })
  }, [])

  return { save, touch, keep, settle, release, close, restart }
}

/** Again after a while, and as soon as the connection or the reader is back. */
function useRetry(failed: boolean, saveNow: () => Promise<void>): void {
  useEffect(() => {
    if (!failed) return
    const again = () => void saveNow()
    const timer = setInterval(again, RETRY_MS)
    const comings = ['online', 'focus'] as const
    for (const one of comings) addEventListener(one, again)
    return () => {
      clearInterval(timer)
      for (const one of comings) removeEventListener(one, again)
    }
  }, [failed, saveNow])
}

function whyFailed(answer: Posted): Pick<SaveState, 'signedOut'> & { refusal?: SaidRefusal } {
  if ('refusal' in answer) return { signedOut: false, refusal: answer.refusal }
  return { signedOut: 'failed' in answer && answer.failed === 'signedOut' }
}
