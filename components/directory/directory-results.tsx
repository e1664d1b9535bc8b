import { getTranslations } from 'next-intl/server'
import { GroupList } from '#components/directory/group-list'
import { PeopleList } from '#components/directory/people-list'
import { SheetRow } from '#components/directory/sheet-row'
import { EmptyState } from '#components/ui/empty-state'
import type { DirectoryPage, DirectoryQuestion } from '#domain/directory/types'

const PROFILES = ['teacher', 'student', 'guardian', 'staff'] as const

type Props = { found: DirectoryPage; question: DirectoryQuestion }

/** Whom the question finds: by name in one list, of a class or a profile by what they are. */
export async function DirectoryResults({ found: { people, groups }, question }: Props) {
  const t = await getTranslations('directory')
  if (people.length === 0 && groups.length === 0)
    return (
      <EmptyState title={t('nobody')}>
        {question.query ? t('nobodyAdvice', { query: question.query }) : t('nobodyHere')}
      </EmptyState>
    )
  const browsing = question.words.length === 0
  const parts = PROFILES.map((profile) => ({ profile, people: people.filter((one) => one.profile === profile) }))
  return (
    <>
      {groups.length > 0 ? (
        <SheetRow name={t('groups')}>
          <GroupList groups={groups} />
        </SheetRow>
      ) : null}
      {!browsing && people.length > 0 ? (
        <SheetRow name={t('people')}>
          <PeopleList people={people} />
        </SheetRow>
      ) : null}
      {parts.map(({ profile, people: some }) =>
        browsing && some.length > 0 ? (
          <SheetRow key={profile} name={t(`profiles.${profile}`)}>
            <PeopleList people={some} />
          </SheetRow>
        ) : null,
      )}
    </>
  )
}
