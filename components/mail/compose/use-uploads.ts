import { useCallback, useEffect, useRef, useState } from 'react'
import { type AttachmentView, LIMITS } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { UploadError, uploadFile } from './upload-file.ts'

const PARALLEL = 2
const MEGABYTE = 1024 * 1024

export type Upload = {
  key: string
  file: File
  state: 'waiting' | 'sending' | 'failed'
  part: number
  error?: string
  mayRetry: boolean
}

export type Uploads = {
  list: Upload[]
  busy: boolean
  add: (files: Iterable<File>) => void
  retry: (key: string) => void
  drop: (key: string) => void
  /** Waits for what is under way; false when a file failed. */
  whenIdle: () => Promise<boolean>
}

/** The limit as it is told before choosing. */
export function sizeLimit(labels: ComposeLabels): string {
  return fill(labels.megabytes, { count: LIMITS.attachmentBytes / MEGABYTE })
}

/** Files on their way to the server, two at a time; each one that arrives is handed over and leaves the list. */
export function useUploads(attached: number, labels: ComposeLabels, onArrived: (file: AttachmentView) => void): Uploads {
  const [list, setList] = useState<Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  const waiters = useRef<((clean: boolean) => void)[]>([])
  const busy = list.some(({ state }) => state !== 'failed')
  const clean = list.length === 0

  const change = useCallback((key: string, part: Partial<Upload>) => {
    setList((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  }, [])
  const drop = useCallback((key: string) => {
    running.current.get(key)?.abort()
    running.current.delete(key)
    setList((all) => all.filter((one) => one.key !== key))
  }, [])

  const start = useCallback(
    ({ key, file }: Upload) => {
      const stop = new AbortController()
      running.current.set(key, stop)
      change(key, { state: 'sending' })
      uploadFile(file, (part) => change(key, { part }), stop.signal)
        .then((arrived) => {
          onArrived(arrived)
          drop(key)
        })
        .catch((error: unknown) => {
          running.current.delete(key)
          const sentence = error instanceof UploadError ? error.sentence : undefined
          change(key, { state: 'failed', mayRetry: true, error: sentence ?? fill(labels.uploadFailed, { name: file.name }) })
        })
    },
    [change, drop, labels, onArrived],
  )

  useEffect(() => {
    const free = PARALLEL - running.current.size
    const next = list.filter(({ key, state }) => state === 'waiting' && !running.current.has(key))
    next.slice(0, free).forEach(start)
  }, [list, start])

  useEffect(() => {
    if (!busy) for (const waiter of waiters.current.splice(0)) waiter(clean)
  }, [busy, clean])

  useEffect(() => {
    const under = running.current
    return () => {
      for (const stop of under.values()) stop.abort()
    }
  }, [])

  return {
    list,
    busy,
    drop,
    add: (files) => {
      // The chooser empties its list as soon as it has told it.
      const given = [...files]
      setList((all) => [...all, ...given.map((file, at) => checked(file, attached + all.length + at, labels))])
    },
    retry: (key) => change(key, { state: 'waiting', part: 0, error: undefined }),
    whenIdle: () => (busy ? new Promise((resolve) => waiters.current.push(resolve)) : Promise.resolve(clean)),
  }
}

/** What can be refused without the server is, with the sentence that says what to do. */
function checked(file: File, before: number, labels: ComposeLabels): Upload {
  const upload = { key: crypto.randomUUID(), file, part: 0, mayRetry: false }
  const refuse = (sentence: string, values: Record<string, string | number> = {}) =>
    ({ ...upload, state: 'failed', error: fill(sentence, { name: file.name, ...values }) }) as const
  if (before >= LIMITS.attachments) return refuse(labels.tooManyFiles, { count: LIMITS.attachments })
  if (file.size > LIMITS.attachmentBytes) return refuse(labels.fileTooLarge, { size: sizeLimit(labels) })
  if (file.size === 0) return refuse(labels.fileEmpty)
  return { ...upload, state: 'waiting' }
}
