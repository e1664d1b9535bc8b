import { PushCounts } from '#components/header/live-counts'
import type { MailCounts } from '#domain/mail/types'

/**
 * Brings the header and the folders up to date with counts that a page has just read, without rendering the layout again.
 * Every page that changes counts (an opened message) or shows them renders it once.
 */
export function CountsSync({ counts }: { counts: MailCounts }) {
  const folders = Object.fromEntries(counts.folders.map(({ id, unread }) => [id, unread]))
  const all = { mail: counts.inbox, feed: counts.feed, drafts: counts.drafts, ...folders }
  return <PushCounts counts={all} at={Date.now()} />
}
