import { words } from '#components/ui/words'

const KEYS = [
  ...(['reading', 'noSubject', 'messageActions', 'reply', 'replyAll', 'replyAllShort', 'forward', 'print'] as const),
  ...([
    'restore',
    'purge',
    'delete',
    'attachments',
    'toLine',
    'ccLine',
    'bccLine',
    'you',
    'results',
    'star',
    'unstar',
    'starShort',
    'markUnread',
  ] as const),
] as const

const READING = ['neighbours', 'previous', 'next', 'older', 'printThread'] as const
const FILES = ['downloadAll', 'previews', 'previewOf'] as const

export type SheetWords = Record<(typeof KEYS)[number] | (typeof READING)[number] | (typeof FILES)[number], string>

/** What an open message says, in the reader's language. */
export function sheetWords(
  mail: (key: (typeof KEYS)[number]) => string,
  reading: (key: (typeof READING)[number]) => string,
  files: (key: (typeof FILES)[number]) => string,
): SheetWords {
  return { ...words(mail, KEYS), ...words(reading, READING), ...words(files, FILES) }
}
