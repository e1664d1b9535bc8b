import { getTranslations } from 'next-intl/server'
import { formatSize } from '#components/ui/format-size'
import { Notice } from '#components/ui/notice'
import { isNearlyFull, readQuota } from '#domain/attachments/queries'
import type { Viewer } from '#domain/session/viewer'

/** Said before a file is refused: little room is left, or none. Nothing while there is enough. */
export async function QuotaNotice({ viewer }: { viewer: Viewer }) {
  const room = await readQuota(viewer)
  if (!isNearlyFull(room)) return null
  const t = await getTranslations('files')
  const left = room.quota - room.used
  const words = { left: formatSize(Math.max(left, 0), viewer.locale), quota: formatSize(room.quota, viewer.locale) }
  return (
    <div className="quota-notice">
      <Notice kind="warn">{left > 0 ? t('quotaNear', words) : t('quotaFull', words)}</Notice>
      <progress className="quota near" max={room.quota} value={Math.min(room.used, room.quota)} aria-label={t('quota')} />
    </div>
  )
}
