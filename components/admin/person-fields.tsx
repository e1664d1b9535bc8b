import { getTranslations } from 'next-intl/server'
import { correctPersonAction, saveContactDetailsAction } from '#domain/directory/people/actions'
import type { AdministeredPerson } from '#domain/directory/people/queries'
import type { FieldSpec } from './field.tsx'
import { VerbForm } from './verb-form.tsx'

/** Name and contact details as they are, and the forms that correct them. */
export async function PersonFields({ person }: { person: AdministeredPerson }) {
  const t = await getTranslations('people')
  const { contact } = person
  const known = [contact?.email, contact?.mobile, contact?.phone, contact?.address].filter((one) => one)
  const wordsFor = (verb: 'correct' | 'contact') => ({
    verb: t(`verbs.${verb}.verb`),
    text: t(verb === 'correct' && person.fromRoster ? 'fromRoster' : `verbs.${verb}.text`),
    confirm: t('save'),
  })
  const names: FieldSpec[] = [
    { name: 'firstName', label: t('firstName'), value: person.firstName, most: 100, required: true },
    { name: 'lastName', label: t('lastName'), value: person.lastName, most: 100, required: true },
    { name: 'duty', label: t('duty'), value: person.duty, most: 100 },
  ]
  const details: FieldSpec[] = [
    { name: 'email', label: t('email'), value: contact?.email ?? '', most: 254, type: 'email' },
    { name: 'mobile', label: t('mobile'), value: contact?.mobile ?? '', most: 40, type: 'tel' },
    { name: 'phone', label: t('phone'), value: contact?.phone ?? '', most: 40, type: 'tel' },
    { name: 'address', label: t('postal'), value: contact?.address ?? '', most: 500 },
  ]
  return (
    <dl className="facts">
      <div>
        <dt>{t('name')}</dt>
        <dd>
          <div className="grow" dir="auto">
            {person.name}
            {person.duty ? <p className="small mute">{person.duty}</p> : null}
          </div>
          <VerbForm action={correctPersonAction} id={person.id} words={wordsFor('correct')} fields={names} />
        </dd>
      </div>
      <div>
        <dt>{t('contact')}</dt>
        <dd>
          <div className="grow" dir="auto">
            {known.length > 0 ? known.map((one) => <p key={one}>{one}</p>) : t('noContact')}
          </div>
          <VerbForm action={saveContactDetailsAction} id={person.id} words={wordsFor('contact')} fields={details} />
        </dd>
      </div>
    </dl>
  )
}
