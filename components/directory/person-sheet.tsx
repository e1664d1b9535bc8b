import { getTranslations } from 'next-intl/server'
import { ClassLinks } from '#components/directory/class-links'
import { ContactRows } from '#components/directory/contact-rows'
import { ExchangeList } from '#components/directory/exchange-list'
import { GroupList } from '#components/directory/group-list'
import { PeopleList } from '#components/directory/people-list'
import { ReasonLine } from '#components/directory/reason-line'
import { SayButton } from '#components/directory/say-button'
import { SheetHero } from '#components/directory/sheet-hero'
import { SheetRow } from '#components/directory/sheet-row'
import type { PersonPage } from '#domain/directory/types'
import type { Exchange } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

type Props = {
  person: PersonPage
  exchanges: Exchange[]
  viewer: Viewer
  /** The viewer may begin a chat with them, or shares a talk. */
  mayTalk: boolean
}

/** Somebody's page: who they are, their family for those who may know it, common groups, what was written, and why one may or may not write. */
export async function PersonSheet({ person, exchanges, viewer, mayTalk }: Props) {
  const [t, chat] = await Promise.all([getTranslations('directory'), getTranslations('chat.profile')])
  const { id, name, role, canWrite, children, guardians, classes, groups, reason, contact } = person
  return (
    <>
      <SheetHero
        name={name}
        kind="person"
        role={role}
        say={mayTalk ? <SayButton me={viewer.personId} personId={id} label={chat('say')} /> : null}
        write={canWrite ? { href: `/mail/compose?to=${id}`, label: t('write') } : undefined}
      />
      {contact ? <ContactRows name={name} own={reason.code === 'self'} contact={contact} /> : null}
      {children.length > 0 ? (
        <SheetRow name={t('children')}>
          <PeopleList people={children} />
        </SheetRow>
      ) : null}
      {guardians.length > 0 ? (
        <SheetRow name={t('guardians')}>
          <PeopleList people={guardians} />
        </SheetRow>
      ) : null}
      {classes.length > 0 ? (
        <SheetRow name={t('classes', { count: classes.length })}>
          <ClassLinks classes={classes} />
        </SheetRow>
      ) : null}
      {groups.length > 0 ? (
        <SheetRow name={t('groups')}>
          <GroupList groups={groups} />
        </SheetRow>
      ) : null}
      {exchanges.length > 0 ? (
        <SheetRow name={t('exchanges')}>
          <ExchangeList exchanges={exchanges} viewer={viewer} />
        </SheetRow>
      ) : null}
      <SheetRow name={t('rule')}>
        <ReasonLine reason={reason} />
      </SheetRow>
    </>
  )
}
