import type { BoxName, Folder, ListFilter } from '#domain/mail/types'

/** A row as it is shown: what is empty is left out. */
export type RowView = {
  id: string
  from: string
  subject: string
  preview: string
  time: string
  tag?: string
  unread?: true
  hasFiles?: true
  starred?: true
  isDraft?: true
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
  /** « Message envoyé à 26 personnes ». */
  notice: string | null
}

export type Folders = {
  /** The address of the box that is open. */
  current: string
  inbox: number
  drafts: number
  /** In the order of the alphabet, each with the one it lies in. */
  own: Folder[]
}
