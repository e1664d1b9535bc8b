import type { CleanHtml } from '#domain/mail/clean-html'
import type { Recipient } from '#domain/mail/types'
import type { SheetWords } from './sheet-words.tsx'

/** A file as it is shown: its size in words, its icon by its kind. */
export type FileView = { id: string; name: string; size: string; icon: 'file' | 'file-text' }

/** `isViewer`: « vous ». */
export type RecipientView = Pick<Recipient, 'kind' | 'id' | 'name' | 'size'> & { isViewer?: true }

/** A message of a thread, its moment as ISO 8601 and in words. */
export type ThreadView = {
  id: string
  from: string
  role: string
  at: string
  time: string
  shortTime: string
  preview: string
  body: CleanHtml
  to: RecipientView[]
  cc: RecipientView[]
  /** Absent where there is nobody whom the viewer may know of. */
  bcc?: RecipientView[]
  files: FileView[]
}

/** An open message, ready to be drawn by the browser. */
export type SheetView = {
  id: string
  /** The address of the box that it was opened in, and what it is called. */
  segment: string
  isTrash: boolean
  boxTitle: string
  subject: string
  tag: string
  meta: string
  /** What « Répondre à tous » would reach, in words; null where there is nobody but the sender. */
  replyAll: string | null
  earlier: ThreadView[]
  message: ThreadView
  words: SheetWords
}
