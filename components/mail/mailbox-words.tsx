import { words } from '#components/ui/words'

const KEYS = [
  ...(['side', 'folders', 'ownFolders', 'create', 'createMessage', 'messages', 'selectAll', 'select', 'unreadMark'] as const),
  ...(['hasFiles', 'noSubject', 'to', 'nobody', 'all', 'unread', 'filter', 'newest', 'older', 'pages', 'selection'] as const),
  ...(['selected', 'delete', 'move', 'moveTo', 'outOfFolders', 'markRead', 'read', 'markUnread', 'unreadShort'] as const),
  ...(['restore', 'purge', 'boxLinks.inbox', 'boxLinks.sent', 'boxLinks.drafts', 'boxLinks.trash'] as const),
] as const

export type MailboxWords = Record<(typeof KEYS)[number], string>

/** What folders and lists say, in the reader's language. */
export function mailboxWords(t: (key: (typeof KEYS)[number]) => string): MailboxWords {
  return words(t, KEYS)
}
