import { type Counts, PushCounts } from '#components/header/live-counts'
import type { MailCounts } from '#domain/mail/types'

/**
 * Brings the header and the folders up to date with counts that a page has just read, without rendering the layout again.
 * Every page that changes counts (an opened message) or shows them renders it once.
 */
export function CountsSync({ counts }: { counts: MailCounts }) {
  return <PushCounts counts={byKind(counts)} at={Date.now()} />
}

/** The counts as the header and the folders ask for them. */
export function byKind({ inbox, feed, drafts, folders }: MailCounts): Counts {
  return { mail: inbox, feed, drafts, ...Object.fromEntries(folders.map(({ id, unread }) => [id, unread])) }
}
