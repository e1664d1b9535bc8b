import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { getSecondFactor } from '#domain/session/queries'
import type { Viewer } from '#domain/session/viewer'

/** « Double authentification »: whether it is on, and the way to its page. */
export async function SecondFactor({ viewer }: { viewer: Viewer }) {
  const [t, { isOn, isRequired, codesLeft }] = await Promise.all([
    getTranslations('account.secondFactor'),
    getSecondFactor(viewer),
  ])
  return (
    <section aria-labelledby="second-factor">
      <h2 className="when" id="second-factor">
        {t('title')}
      </h2>
      <div className="prow">
        <p className="lab">{t('state')}</p>
        <div className="val grid gap-3">
          <p>{isOn ? t('on', { count: codesLeft }) : t('off')}</p>
          <p className="small mute">{isRequired ? t('required') : t('hint')}</p>
          <p>
            <Link className="btn btn-line" href="/settings/second-factor" prefetch={false}>
              {isOn ? t('manage') : t('turnOn')}
            </Link>
          </p>
        </div>
      </div>
    </section>
  )
}
