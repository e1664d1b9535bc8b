import type { MailCounts } from './types.ts'

/** The counts by the names under which header and folders ask for them: `mail` is the inbox, an own folder its id. */
export function byKind({ inbox, feed, drafts, folders }: MailCounts): Record<string, number> {
  return { mail: inbox, feed, drafts, ...Object.fromEntries(folders.map(({ id, unread }) => [id, unread])) }
}
