import { words } from '#components/ui/words'

const KEYS = [
  ...(['reading', 'noSubject', 'messageActions', 'reply', 'replyAll', 'replyAllShort', 'forward', 'print'] as const),
  ...(['restore', 'purge', 'delete', 'attachments', 'toLine', 'ccLine', 'you', 'results'] as const),
] as const

export type SheetWords = Record<(typeof KEYS)[number], string>

/** What an open message says, in the reader's language. */
export function sheetWords(t: (key: (typeof KEYS)[number]) => string): SheetWords {
  return words(t, KEYS)
}
