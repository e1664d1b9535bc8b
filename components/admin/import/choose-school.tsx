import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '#components/ui/submit-button'
import { chooseAction } from '#domain/directory/import/actions'
import type { Choice } from '#domain/directory/import/queries'
import { ImportForm } from './import-form.tsx'

type Props = { id: string; orgs: Extract<Choice, { orgs: unknown }>['orgs'] }

/** Which of the schools in the files is this one. */
export async function ChooseSchool({ id, orgs }: Props) {
  const t = await getTranslations('import')
  return (
    <ImportForm action={chooseAction} id={id} className="choosing">
      <h2>{t('choice.orgHeading')}</h2>
      <p className="intro">{t('choice.orgHint')}</p>
      <label className="field">
        <span>{t('choice.org')}</span>
        <select className="input" name="org" required>
          {orgs.map((org) => (
            <option key={org.id} value={org.id}>
              {[org.name, org.uai].filter(Boolean).join(', ')}
            </option>
          ))}
        </select>
      </label>
      <p className="flow">
        <SubmitButton className="btn btn-main">{t('choice.go')}</SubmitButton>
      </p>
    </ImportForm>
  )
}
