import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import type { Viewer } from '#domain/session/viewer'

/** Said before anything is typed: the school forbids the viewer to write. */
export async function BlockedNotice({ viewer }: { viewer: Viewer }) {
  if (!viewer.isWritingBlocked) return null
  return (
    <div className="quota-notice">
      <Notice kind="warn">{(await getTranslations('refusals'))('writing-blocked')}</Notice>
    </div>
  )
}
