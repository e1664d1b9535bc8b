import { getTranslations } from 'next-intl/server'
import { removeMemberAction } from '#domain/directory/groups/actions'
import type { AdminMember } from '#domain/directory/groups/queries'
import { MemberButton } from './member-button.tsx'

type Props = { group: string; as: 'member' | 'runner'; people: AdminMember[]; editable: boolean; labelledBy: string }

/** People of a group, each with the way out where a hand put them in. */
export async function MemberList({ group, as, people, editable, labelledBy }: Props) {
  const t = await getTranslations('groups')
  const area = as === 'member' ? 'members' : 'runners'
  return (
    <ul className="ways" aria-labelledby={labelledBy}>
      {people.map(({ id, name, role, active }) => (
        <li key={id}>
          <span className="grow">
            <bdi>{name}</bdi> <span className="mute">{role}</span>{' '}
            {active ? null : <span className="tag">{t('members.inactive')}</span>}
          </span>
          {editable ? (
            <MemberButton action={removeMemberAction} group={group} person={id} as={as} name={t(`${area}.removeNamed`, { name })}>
              {t(`${area}.remove`)}
            </MemberButton>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
