import { getTranslations } from 'next-intl/server'
import { QrCode } from '#components/ui/qr-code'
import type { Enrolment } from '#domain/session/second-factor'

/** What to scan, or to type where a camera cannot. */
export async function EnrolmentKey({ enrolment: { key, uri } }: { enrolment: Enrolment }) {
  const t = await getTranslations('entry.enrol')
  return (
    <div className="grid gap-3">
      <p>{t('scan')}</p>
      <QrCode text={uri} label={t('qr')} />
      <p className="small mute">
        {t('type')} <code className="key">{key}</code>
      </p>
    </div>
  )
}
