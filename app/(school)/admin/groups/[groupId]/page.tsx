import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AddPeople } from '#components/admin/groups/add-people'
import { DeleteGroup } from '#components/admin/groups/delete-group'
import { GroupMembers } from '#components/admin/groups/group-members'
import { InnerWriting } from '#components/admin/groups/inner-writing'
import { RenameGroup } from '#components/admin/groups/rename-group'
import { Icon } from '#components/ui/icon'
import { requireAdmin } from '#domain/session/get-viewer'
import { open } from './open.ts'
import '../../rules/rules.css'
import '../groups.css'

type Props = { params: Promise<{ groupId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await open(props)).group.name }
}

/** A group: who writes within it, who runs it, its members; those made by hand are changed here. */
export default async function GroupPage(props: Props) {
  const [viewer, t, { group, typed }] = await Promise.all([requireAdmin(), getTranslations('groups'), open(props)])
  const isMailbox = group.kind === 'mailbox'
  const isOwn = isMailbox || group.kind === 'manual'
  return (
    <main id="contenu" tabIndex={-1}>
      <p>
        <Link className="link back-link" href="/admin/groups" prefetch={false}>
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      </p>
      <h1 className="title-34" dir="auto">
        {group.name}
      </h1>
      <p className="intro">{t('size_line', { kind: t(`kinds.${group.kind}`), count: group.size })}</p>
      {isMailbox ? <p className="intro">{t('mailbox.text')}</p> : <InnerWriting group={group} />}
      {isOwn ? <AddPeople viewer={viewer} group={group} typed={typed} /> : null}
      <GroupMembers group={group} />
      {isOwn ? <RenameGroup {...group} /> : null}
      {isOwn ? <DeleteGroup {...group} /> : null}
    </main>
  )
}
