import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { SecondFactorForms } from '#components/settings/second-factor-forms'
import { requireViewer } from '#domain/session/get-viewer'
import { getSecondFactor } from '#domain/session/queries'
import '../account.css'
import '../../../(auth)/second-factor.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.secondFactor'))('title') }
}

export default async function SecondFactorSettingsPage() {
  const viewer = await requireViewer()
  const [t, state] = await Promise.all([getTranslations('account.secondFactor'), getSecondFactor(viewer)])
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <p className="small">
          <Link className="link inline-flex min-h-6 items-center" href="/settings" prefetch={false}>
            {t('back')}
          </Link>
        </p>
        <h1 className="title-34">{t('title')}</h1>
        <p className="mute">{state.isRequired ? t('required') : t('hint')}</p>
      </header>
      <div className="prow">
        <div className="lab" />
        <div className="val">
          <SecondFactorForms state={state} />
        </div>
      </div>
    </main>
  )
}
