import type { MessageRow } from '#domain/mail/types'
import type { RowView } from './mailbox-types.ts'

type Marked = Pick<MessageRow, 'id' | 'tag' | 'unread' | 'hasFiles' | 'starred' | 'isDraft'>
type Marks = Pick<RowView, 'tag' | 'unread' | 'hasFiles' | 'starred' | 'isDraft'>

/** What stands beside the words of a row; what is empty is left out, and the message that the same page opens is read. */
export function marksOf({ id, tag, unread, hasFiles, starred, isDraft }: Marked, openedId: string): Marks {
  return {
    ...(tag && { tag }),
    ...(unread && id !== openedId && { unread: true }),
    ...(hasFiles && { hasFiles: true }),
    ...(starred && { starred: true }),
    ...(isDraft && { isDraft: true }),
  }
}
