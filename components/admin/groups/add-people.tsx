import { getTranslations } from 'next-intl/server'
import { SearchField } from '#components/ui/search-field'
import { addMemberAction } from '#domain/directory/groups/actions'
import type { AdminGroup } from '#domain/directory/groups/queries'
import { findAnybody } from '#domain/directory/policies/queries'
import type { Viewer } from '#domain/session/viewer'
import { MemberButton } from './member-button.tsx'

const ROLES = { manual: ['member', 'runner'], mailbox: ['member'] } as const

/** Finds people of the school by name, and puts them into the group as members or as those who run it; nobody runs a mailbox. */
export async function AddPeople({
  viewer,
  group,
  typed,
}: {
  viewer: Viewer
  group: Pick<AdminGroup, 'id' | 'kind'>
  typed: string
}) {
  const [t, people] = await Promise.all([getTranslations('groups.add'), findAnybody(viewer, typed)])
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t('title')}</h2>
      <search>
        <form className="flow" action={`/admin/groups/${group.id}#add`}>
          <SearchField name="name" label={t('label')} value={typed} required />
          <button className="btn btn-line" type="submit">
            {t('find')}
          </button>
        </form>
      </search>
      {typed ? (
        <p className="small mute" role="status">
          {t(people.length === 0 ? 'none' : 'choose')}
        </p>
      ) : null}
      <ul className="ways" aria-labelledby="add">
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <span className="grow">
              <bdi>{name}</bdi> <span className="mute">{role}</span>
            </span>
            {ROLES[group.kind === 'mailbox' ? 'mailbox' : 'manual'].map((as) => (
              <MemberButton
                key={as}
                action={addMemberAction}
                group={group.id}
                person={id}
                as={as}
                name={t(`${as}Named`, { name })}
              >
                {t(as)}
              </MemberButton>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
