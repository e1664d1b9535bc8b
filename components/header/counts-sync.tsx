import { PushCounts } from '#components/header/live-counts'
import { byKind } from '#domain/mail/count-kinds'
import type { MailCounts } from '#domain/mail/types'

/**
 * Brings the header and the folders up to date with counts that a page has just read, without rendering the layout again.
 * Every page that changes counts (an opened message) or shows them renders it once.
 */
export function CountsSync({ counts }: { counts: MailCounts }) {
  return <PushCounts counts={byKind(counts)} at={Date.now()} />
}
