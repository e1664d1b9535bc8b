import type { CleanHtml } from '#domain/mail/clean-html'
import type { Recipient } from '#domain/mail/types'
import type { SheetNotes, ThreadNotes } from './after/sheet-notes.tsx'
import type { SheetWords } from './sheet-words.tsx'

/** A file as it is shown: its size in words, its icon by its kind, and how it may be seen without saving it. */
export type FileView = { id: string; name: string; size: string; icon: 'file' | 'file-text'; preview?: FilePreview }
export type FilePreview = { kind: 'picture'; label: string } | { kind: 'document' }

/** `isViewer`: « vous ». */
export type RecipientView = Pick<Recipient, 'kind' | 'id' | 'name' | 'size'> & { isViewer?: true }

/** A message of a thread, its moment as ISO 8601 and in words. */
export type ThreadView = {
  id: string
  from: string
  isMailbox?: true
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
  /** The size of all files together, in words; null for fewer than two. */
  allFiles: string | null
  notes: ThreadNotes
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
  starred: boolean
  received: boolean
  /** What « Répondre à tous » would reach, in words; null where there is nobody but the sender. */
  replyAll: string | null
  /** The addresses of the messages above and below in the list that it was opened from. */
  newer: string | null
  older: string | null
  /** Where more of the thread is shown and how much is missing; null when all of it is. */
  more: { href: string; missing: number } | null
  /** The page that prints the thread; null for a message alone. */
  printThread: string | null
  earlier: ThreadView[]
  message: ThreadView
  notes: SheetNotes
  words: SheetWords
}
