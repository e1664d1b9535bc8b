import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import { findNotSent } from '#domain/mail/sendings/queries'
import type { Viewer } from '#domain/session/viewer'

/** Over a draft that should have left by itself and did not: why. */
export async function NotSentNote({ viewer, id }: { viewer: Viewer; id: string }) {
  const reason = await findNotSent(viewer, id)
  if (!reason) return null
  const t = await getTranslations('delivery.scheduled')
  return (
    <div className="not-sent">
      <Notice kind="warn">
        <p>{t('notSent', { reason })}</p>
      </Notice>
    </div>
  )
}
