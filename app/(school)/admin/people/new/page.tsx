import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminForm } from '#components/admin/admin-form'
import { addPersonAction } from '#domain/directory/people/actions'
import { requireAdmin } from '#domain/session/get-viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.new'))('title') }
}

/** A teacher or a member of the staff whom no roster brings. */
export default async function NewPersonPage() {
  await requireAdmin()
  const t = await getTranslations('people')
  const profiles = (['teacher', 'staff'] as const).map((profile) => ({ value: profile, label: t(`profiles.${profile}`) }))
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('new.title')}</h1>
      <p className="intro">{t('new.intro')}</p>
      <div className="narrow-form">
        <AdminForm
          action={addPersonAction}
          button={t('new.add')}
          fields={[
            { name: 'firstName', label: t('firstName'), most: 100, required: true },
            { name: 'lastName', label: t('lastName'), most: 100, required: true },
            { name: 'profile', label: t('profile'), type: 'select', value: 'teacher', options: profiles },
            { name: 'duty', label: t('duty'), most: 100 },
            { name: 'email', label: t('email'), type: 'email', most: 254 },
            { name: 'anyway', label: t('new.anyway'), type: 'check' },
          ]}
        />
      </div>
    </main>
  )
}
