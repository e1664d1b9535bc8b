import type { CleanHtml } from './clean-html.ts'

/** The four boxes that everybody has; own folders are named by their id. */
export const BOXES = ['inbox', 'sent', 'drafts', 'trash'] as const
export type BoxName = (typeof BOXES)[number]

/** What a list is narrowed to. */
export const FILTERS = ['all', 'unread', 'starred'] as const
export type ListFilter = (typeof FILTERS)[number]

/** One line of a list: what it shows and nothing else. */
export type MessageRow = {
  id: string
  /** The author; in the author's own boxes the recipients. */
  from: string
  subject: string
  preview: string
  at: Date
  unread: boolean
  hasFiles: boolean
  starred: boolean
  /** The class for staff, the children for families; may be empty. */
  tag: string
  /** A draft opens in compose, everything else in the box. */
  isDraft: boolean
  /** The hour at which it leaves by itself. */
  sendAt: Date | null
  /** Taken back: a shell for its recipients, a mark for its author. */
  recalled: boolean
}

/** At most 50 rows, newest first. `older` is the cursor for `?before=`, null on the last page; `readAt`: when, by the database's clock, in microseconds. */
export type MessagePage = { rows: MessageRow[]; older: string | null; readAt: string }

/** Counts stop at 100, which is shown as « 99+ ». */
export type Folder = { id: string; parentId: string | null; name: string; unread: number }
export type MailCounts = { inbox: number; drafts: number; feed: number; folders: Folder[] }

export type AttachmentView = { id: string; name: string; size: number; type: string }

/** Whom « À » or « Copie » names: a person, a group, or the guardians of a student. */
export type RecipientRef = { kind: 'person' | 'group' | 'guardians'; id: string }

/** The fields of compose that take recipients; whoever is in two is in the first. */
export const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const
export type RecipientField = (typeof RECIPIENT_FIELDS)[number]

/** A chosen recipient as compose and messages show it. `size` counts people with access; `isOurs`: a mailbox of the reader's. */
export type Recipient = RecipientRef & { name: string; size: number; detail: string; isMailbox?: true; isOurs?: boolean }

/** `role` in words for the viewer: « mère de Léa Bernard, 3A », « mathématiques ». Of a shared mailbox `id` is the mailbox's. */
export type Correspondent = { id: string; name: string; role: string; isMailbox?: true }

/** What members of a shared mailbox know of a message beside the others: who wrote it in its name, and who answered it, first. */
export type MailboxNotes = { writtenBy: string | null; answered: { by: string; at: Date } | null }

export type ThreadMessage = {
  id: string
  from: Correspondent
  /** The viewer wrote it, also when it left in a mailbox's name. */
  isMine: boolean
  /** It left in the name of a mailbox that the viewer is a member of, or is their own. */
  isOurs: boolean
  mailbox: MailboxNotes
  at: Date
  preview: string
  body: CleanHtml
  to: Recipient[]
  cc: Recipient[]
  /** All of them for the author; a hidden recipient sees only themself; nobody else anything. */
  bcc: Recipient[]
  attachments: AttachmentView[]
  /** How many people got it, as far as the viewer may know. */
  recipientCount: number
  /** Nobody but its author may answer it. */
  noReply: boolean
  /** Its recipients are asked to say that they have read it; the viewer did so at `confirmedAt`. */
  asksConfirmation: boolean
  confirmedAt: Date | null
  recalled: boolean
  automatic: boolean
}

/** An opened message with the earlier ones of its thread that the viewer also has, oldest first (20, more when asked for). */
export type MessageView = ThreadMessage & {
  /** The messages beside it in the list that it was opened from, null at the ends. */
  newer: string | null
  older: string | null
  /** Messages of the thread up to this one that the viewer has, counted to 500. */
  threadCount: number
  subject: string
  tag: string
  unreadBefore: boolean
  starred: boolean
  /** A copy of it came to the viewer: it can be unread again. */
  received: boolean
  earlier: ThreadMessage[]
  /** Other people whom « Répondre à tous » would reach beyond the sender; 0 hides the button. */
  replyAllCount: number
  /** One's own, sent within the hour. */
  recallable: boolean
  /** How far a large message of one's own is, and what was not as expected when a scheduled one left. */
  sending: SendingView | null
}

/** `report` is told to the author of a scheduled message. */
export type SendingView = { total: number; done: number; finished: boolean; report: SendingReport }
export type SendingReport = { leftOut?: string[]; changed?: { name: string; before: number; after: number }[] }

/** What compose posts. `body` is HTML as the editor made it, not yet cleaned. */
export type DraftInput = {
  id: string
  replyToId: string | null
  to: RecipientRef[]
  cc: RecipientRef[]
  bcc: RecipientRef[]
  subject: string
  body: string
  attachmentIds: string[]
  /** The shared mailbox in whose name it leaves; one's own name without. */
  sentAs?: string | null
  /** Nobody but the author may answer it. */
  noReply: boolean
  /** Recipients are asked to say by a button that they have read it. */
  asksConfirmation: boolean
  /** The page that writes and the moment of the save that it knows (null: none): an older page then does not write over a newer. */
  page?: { id: string; knows: Date | null }
}

/** What compose opens with. */
export type DraftView = {
  id: string
  replyToId: string | null
  to: Recipient[]
  cc: Recipient[]
  bcc: Recipient[]
  subject: string
  body: CleanHtml
  attachments: AttachmentView[]
  sentAs: string | null
  noReply: boolean
  asksConfirmation: boolean
  /** Null until the draft was first saved. */
  savedAt: Date | null
  /** The compose page that saved it last. */
  savedBy: string | null
  /** Names of people and groups who were on it and can no longer be reached at all. */
  leftOut: string[]
}

/** Who would get a message now (each person once), and who of the chosen has no access yet. */
export type Audience = {
  total: number
  students: number
  guardians: number
  teachers: number
  staff: number
  /** People named or in the groups whose account was never activated; they get nothing. */
  inactive: number
  /** Up to 3 of their names. */
  inactiveNames: string[]
}

/** Limits stated to the user before they are met. */
export const LIMITS = {
  subject: 255,
  body: 100_000,
  recipients: 200,
  signature: 1000,
  /** A message to more people is asked about before it leaves. */
  unasked: 30,
  lists: 50,
  listName: 100,
  attachments: 20,
  awayText: 5_000,
  attachmentBytes: 25 * 1024 * 1024,
} as const

/** A message between the viewer and somebody, as the viewer's own box has it. */
export type Exchange = { box: 'inbox' | 'sent'; id: string; subject: string; at: Date }
