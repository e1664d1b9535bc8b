import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { type PeopleFilter, peopleQuery } from '#domain/directory/people/people-filter'
import type { ListedPerson, PeoplePage } from '#domain/directory/people/queries'
import { PersonTags } from './person-tags.tsx'

/** The people found: who they are, the identifier, what is out of the ordinary. Rows become lines on a phone. */
export async function PeopleTable({ filter, page: { people, next, total } }: { filter: PeopleFilter; page: PeoplePage }) {
  const t = await getTranslations('people')
  if (people.length === 0) return <EmptyState title={t('nobody')}>{t('nobodyAdvice')}</EmptyState>
  return (
    <>
      <p className="small mute" role="status">
        {total >= 10_000 ? t('many') : t('total', { count: total })}
      </p>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('identifier')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      {next ? (
        <p className="more">
          <Link className="btn btn-line" href={`/admin/people${peopleQuery(filter, next)}`} prefetch={false}>
            {t('next')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function PersonRow({ person: { id, name, role, identifier, state } }: { person: ListedPerson }) {
  return (
    <tr>
      <td>
        <Link className="named" href={`/admin/people/${id}`} prefetch={false} dir="auto">
          {name}
        </Link>
        <div className="small mute" dir="auto">
          {role}
        </div>
      </td>
      <td className="code">{identifier}</td>
      <td>
        <PersonTags state={state} />
      </td>
    </tr>
  )
}
