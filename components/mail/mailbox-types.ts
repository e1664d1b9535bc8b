import type { Marked } from '#domain/mail/search-marks'
import type { BoxName, Folder, ListFilter } from '#domain/mail/types'

/** A text, in pieces where hits of a search are marked in it. */
export type Shown = string | Marked

/** A row as it is shown: what is empty is left out. */
export type RowView = {
  id: string
  from: Shown
  subject: Shown
  preview: Shown
  time: string
  tag?: string
  unread?: true
  hasFiles?: true
  starred?: true
  isDraft?: true
  /** Of a hit: where the message lies, and whether it is of the reader's own, whose « from » is its recipients. */
  where?: string
  isOwn?: true
}

/** What is searched for, as the head of the list says it. */
export type ShownSearch = {
  query: string
  /** `q=…&before=…`: what the addresses of its messages carry, so that one comes back to it. */
  address: string
  /** « 12 résultats ». */
  count: string
  filters: { typed: string; href: string }[]
}

/** A page of a box. */
export type ShownList = {
  /** Names this very list, so that its markup can be kept while it is not shown. */
  key: string
  segment: string
  name: BoxName | null
  title: string
  /** Null where the page's markup brings the rows and they need not travel again. */
  rows: RowView[] | null
  empty: { title: string; text: string } | null
  filter: ListFilter
  /** When it was read, by the database's clock: what « the whole list » means. */
  readAt: string
  isFirst: boolean
  older: string | null
  /** Said under the head: how long the trash keeps. */
  hint: string | null
  /** « Message envoyé à 26 personnes ». */
  notice: string | null
  /** Null for a box as it is. */
  search: ShownSearch | null
}

export type Folders = {
  /** The address of the box that is open. */
  current: string
  inbox: number
  drafts: number
  /** In the order of the alphabet, each with the one it lies in. */
  own: Folder[]
}
