import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { type PeopleFilter, PROFILES, peopleQuery, STATES } from '#domain/directory/people/people-filter'

type Props = { filter: PeopleFilter; classes: string[]; page?: string }

/** Whom to look for: a plain form, so that a list has an address and works without scripts. */
export async function PeopleFilters({ filter, classes, page = '/admin/people' }: Props) {
  const t = await getTranslations('people')
  return (
    <search>
      <form className="filters" action={page}>
        <label className="field">
          <span>{t('q')}</span>
          <input className="input" type="search" name="q" defaultValue={filter.q} maxLength={100} autoComplete="off" />
        </label>
        <Choice name="profile" label={t('profile')} chosen={filter.profile} all={t('allProfiles')}>
          {PROFILES.map((profile) => ({ value: profile, name: t(`profiles.${profile}`) }))}
        </Choice>
        <Choice name="className" label={t('class')} chosen={filter.className} all={t('allClasses')}>
          {classes.map((name) => ({ value: name, name }))}
        </Choice>
        <Choice name="state" label={t('state')} chosen={filter.state} all={t('allStates')}>
          {STATES.map((state) => ({ value: state, name: t(`states.${state}`) }))}
        </Choice>
        <p className="flow">
          <button className="btn btn-main" type="submit">
            {t('find')}
          </button>
          {peopleQuery(filter) ? (
            <Link className="btn btn-bare" href={page} prefetch={false}>
              {t('everybody')}
            </Link>
          ) : null}
        </p>
      </form>
    </search>
  )
}

type ChoiceProps = { name: string; label: string; chosen: string; all: string; children: { value: string; name: string }[] }

function Choice({ name, label, chosen, all, children }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {children.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
