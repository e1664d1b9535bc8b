import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { GroupTabs } from '#components/directory/group-tabs'
import { PeopleList } from '#components/directory/people-list'
import { SheetHero } from '#components/directory/sheet-hero'
import { SheetRow } from '#components/directory/sheet-row'
import { EmptyState } from '#components/ui/empty-state'
import type { GroupPage } from '#domain/directory/types'

/** A group with its size and the members whom the viewer may see, 200 at a time. */
export async function GroupSheet({ group }: { group: GroupPage }) {
  const t = await getTranslations('directory')
  const { id, name, size, canWrite, inner, members, next, hidden } = group
  const write = canWrite && size > 0 ? { href: `/mail/compose?to=${id}`, label: t('writeToGroup') } : undefined
  return (
    <>
      <SheetHero name={name} kind="group" role={`${t('size', { size })}. ${t(inner ? 'inner' : 'notInner')}`} write={write}>
        <GroupTabs group={group} />
      </SheetHero>
      {members.length > 0 ? (
        <SheetRow name={t('members')}>
          <PeopleList people={members} />
          {hidden ? <p className="small mute">{t('hidden')}</p> : null}
          {next ? (
            <Link className="btn btn-line" href={`/directory/groups/${id}?after=${next}`} prefetch={false}>
              {t('next')}
            </Link>
          ) : null}
        </SheetRow>
      ) : (
        <EmptyState title={t('noMember')}>{t('noMemberAdvice')}</EmptyState>
      )}
    </>
  )
}
