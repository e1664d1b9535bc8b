import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { AdminGroupPage } from '#domain/directory/groups/queries'
import { MemberList } from './member-list.tsx'

/** Who is in the group, and who runs it; of a group of the roster it says where its members come from. */
export async function GroupMembers({ group }: { group: AdminGroupPage }) {
  const t = await getTranslations('groups')
  const isMailbox = group.kind === 'mailbox'
  const editable = isMailbox || group.kind === 'manual'
  return (
    <>
      {group.kind === 'manual' ? (
        <section aria-labelledby="runners">
          <h2 id="runners">{t('runners.title')}</h2>
          <p className="mute">{t(group.runners.length > 0 ? 'runners.hint' : 'runners.none')}</p>
          <MemberList group={group.id} as="runner" people={group.runners} editable labelledBy="runners" />
        </section>
      ) : null}
      <section aria-labelledby="members">
        <h2 id="members">{t('members.title')}</h2>
        {group.runnersOf ? (
          <p className="mute">
            {t('members.runners')}{' '}
            <Link className="link" href={`/admin/groups/${group.runnersOf.id}`} prefetch={false}>
              <bdi>{group.runnersOf.name}</bdi>
            </Link>
          </p>
        ) : editable ? null : (
          <p className="mute">{t('members.roster')}</p>
        )}
        {isMailbox ? <p className="mute">{t('mailbox.members')}</p> : null}
        {group.members.length === 0 ? <p>{t('members.none')}</p> : null}
        <MemberList group={group.id} as="member" people={group.members} editable={editable} labelledBy="members" />
        {group.next ? (
          <p className="more">
            <Link className="btn btn-line" href={`/admin/groups/${group.id}?after=${group.next}`} prefetch={false}>
              {t('members.next')}
            </Link>
          </p>
        ) : null}
      </section>
    </>
  )
}
