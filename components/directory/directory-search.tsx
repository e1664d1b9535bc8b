import { getTranslations } from 'next-intl/server'
import { LiveSearch } from '#components/directory/live-search'
import { SearchField } from '#components/ui/search-field'
import type { ClassLink, DirectoryQuestion } from '#domain/directory/types'

const PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const

type Props = { question: DirectoryQuestion; classes: ClassLink[]; families: boolean }

/** The search of the directory: words, a profile, a class; a plain form, whose result has an address. */
export async function DirectorySearch({ question: { query, profile, chosen }, classes, families }: Props) {
  const t = await getTranslations('directory')
  const profiles = PROFILES.map((value) => ({ value, label: t(`profiles.${value}`) }))
  return (
    <search>
      <LiveSearch asked={{ q: query, profile: profile ?? '', class: chosen ?? '' }} className="looking">
        <SearchField name="q" label={t('search')} value={query} describedBy="directory-hint" grows={false} />
        <button className="btn btn-line" type="submit">
          {t('find')}
        </button>
        <Filter name="profile" label={t('profile')} all={t('allProfiles')} chosen={profile} choices={profiles} />
        <Filter
          name="class"
          label={t('class')}
          all={t('allClasses')}
          chosen={chosen}
          choices={classes.map(({ name }) => ({ value: name, label: name }))}
        />
      </LiveSearch>
      <p className="small mute" id="directory-hint">
        {t(families ? 'hintFamilies' : 'hint')}
      </p>
    </search>
  )
}

type FilterProps = {
  name: string
  label: string
  all: string
  chosen: string | null
  choices: { value: string; label: string }[]
}

function Filter({ name, label, all, chosen, choices }: FilterProps) {
  return (
    <select className="input" name={name} aria-label={label} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {choices.map(({ value, label: words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
