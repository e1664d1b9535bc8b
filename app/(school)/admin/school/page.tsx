import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SchoolForms } from '#components/admin/school-forms'
import { readSchoolSettings } from '#domain/school/queries'
import { requireAdmin } from '#domain/session/get-viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school'))('title') }
}

/** What holds for the whole school: its name and clocks, the second factor, how long mail is kept. */
export default async function SchoolPage() {
  const settings = await readSchoolSettings(await requireAdmin())
  const t = await getTranslations('school')
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro">{t('intro', { uai: settings.uai })}</p>
      <SchoolForms settings={settings} />
    </main>
  )
}
