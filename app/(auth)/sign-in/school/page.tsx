import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Gate } from '#components/session/gate'
import { SubmitButton } from '#components/ui/submit-button'
import { chooseSchoolAction } from '#domain/session/actions'
import { listChoices } from '#domain/session/identify'
import { readChoice } from '#domain/session/oidc-doors'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('school.title') }
}

/** Whom the identity provider knows in several schools says which one. */
export default async function ChooseSchoolPage() {
  const choice = await readChoice()
  if (!choice) redirect('/sign-in')
  const [t, schools] = await Promise.all([getTranslations('entry.school'), listChoices(choice.ids)])
  return (
    <Gate title={t('title')} intro={t('intro')}>
      <ul className="grid gap-3">
        {schools.map(({ id, school, name }) => (
          <li key={id}>
            <form action={chooseSchoolAction} className="grid">
              <input type="hidden" name="id" value={id} />
              <SubmitButton className="btn btn-line min-h-11">{t('go', { school, name })}</SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </Gate>
  )
}
