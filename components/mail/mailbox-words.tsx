import { words } from '#components/ui/words'

const KEYS = [
  ...(['side', 'folders', 'ownFolders', 'create', 'createMessage', 'messages', 'selectAll', 'select', 'unreadMark'] as const),
  ...(['hasFiles', 'noSubject', 'to', 'nobody', 'all', 'unread', 'filter', 'newest', 'older', 'pages', 'selection'] as const),
  ...(['selected', 'delete', 'move', 'moveTo', 'outOfFolders', 'markRead', 'read', 'markUnread', 'unreadShort'] as const),
  ...(['restore', 'purge', 'boxLinks.inbox', 'boxLinks.sent', 'boxLinks.drafts', 'boxLinks.trash'] as const),
] as const

const SEARCH_KEYS = [
  ...(['label', 'placeholder', 'submit', 'filters', 'from', 'to', 'after', 'before', 'withFiles', 'unreadOnly'] as const),
  ...(['apply', 'active', 'remove', 'clear', 'first', 'more'] as const),
] as const

export type SearchWords = Record<(typeof SEARCH_KEYS)[number], string>
export type MailboxWords = Record<(typeof KEYS)[number], string> & { search: SearchWords }

/** What folders, lists and the search say, in the reader's language. */
export function mailboxWords(
  t: (key: (typeof KEYS)[number]) => string,
  search: (key: (typeof SEARCH_KEYS)[number]) => string,
): MailboxWords {
  return { ...words(t, KEYS), search: words(search, SEARCH_KEYS) }
}
