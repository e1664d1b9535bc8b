import { getTranslations } from 'next-intl/server'
import { formatSize } from '#components/ui/format-size'
import { Icon } from '#components/ui/icon'
import { isNearlyFull, readQuota } from '#domain/attachments/queries'
import { readKeeping } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'

/** « Mes données »: how much room one's files take, and all one's mail to take away. */
export async function OwnData({ viewer }: { viewer: Viewer }) {
  const [t, room, keeping] = await Promise.all([getTranslations('files'), readQuota(viewer), readKeeping(viewer)])
  const words = { used: formatSize(room.used, viewer.locale), quota: formatSize(room.quota, viewer.locale) }
  return (
    <section aria-labelledby="data">
      <h2 className="when" id="data">
        {t('data')}
      </h2>
      <div className="prow">
        <p className="lab" id="quota">
          {t('quota')}
        </p>
        <div className="val">
          <progress
            className={isNearlyFull(room) ? 'quota near' : 'quota'}
            max={room.quota}
            value={Math.min(room.used, room.quota)}
            aria-labelledby="quota"
            aria-describedby="quota-words"
          />
          <p id="quota-words">{t('quotaUsed', words)}</p>
          <p className="small mute">{t('quotaHint')}</p>
        </div>
      </div>
      <div className="prow">
        <p className="lab">{t('kept')}</p>
        <div className="val">
          <p>{t('trashDays', { days: keeping.trashDays })}</p>
          <p className="small mute">
            {keeping.retentionMonths === null ? t('keptForever') : t('keptMonths', { months: keeping.retentionMonths })}
          </p>
        </div>
      </div>
      <div className="prow">
        <p className="lab">{t('exportLabel')}</p>
        <div className="val">
          <a className="btn btn-line" href="/api/export" download>
            <Icon name="download" />
            {t('export')}
          </a>
          <p className="small mute hint">{t('exportHint')}</p>
        </div>
      </div>
    </section>
  )
}
