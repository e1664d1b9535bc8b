import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { Notice } from '#components/ui/notice'
import type { AdministeredPerson } from '#domain/directory/people/queries'
import type { Viewer } from '#domain/session/viewer'
import { PersonAccount } from './person-account.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonTags } from './person-tags.tsx'

type Props = { viewer: Viewer; person: AdministeredPerson; done: string }

/** Who it is, then the account row by row with its verbs, then what may be corrected, then ties and groups. */
export async function PersonAdmin({ viewer, person, done }: Props) {
  const t = await getTranslations('people')
  const isDone = t.has(`done.${done}` as never)
  return (
    <>
      <p>
        <Link className="link" href="/admin/people" prefetch={false}>
          {t('title')}
        </Link>
      </p>
      <div className="who">
        <Avatar name={person.name} size="l" />
        <div>
          <h1 className="title-34" dir="auto">
            {person.name}
          </h1>
          <p className="mute" dir="auto">
            {person.role}
          </p>
          <PersonTags state={person.state} />
        </div>
      </div>
      {isDone ? <Notice kind="done">{t(`done.${done}` as never, { name: person.name } as never)}</Notice> : null}
      <PersonAccount viewer={viewer} person={person} />
      <PersonFields person={person} />
      <Ties title={t('kin')} none={t('noKin')} people={person.kin} />
      <h2>{t('groups')}</h2>
      <p>{person.groups.map(({ name }) => name).join(', ') || t('noGroups')}</p>
      <h2>{t('log')}</h2>
      <p>
        <Link className="link" href={`/admin/audit?about=${person.id}`} prefetch={false}>
          {t('logLink')}
        </Link>
      </p>
    </>
  )
}

function Ties({ title, none, people }: { title: string; none: string; people: AdministeredPerson['kin'] }) {
  return (
    <>
      <h2>{title}</h2>
      {people.length === 0 ? <p>{none}</p> : null}
      <ul className="lines">
        {people.map(({ id, name, role }) => (
          <li key={id} dir="auto">
            <Link className="named" href={`/admin/people/${id}`} prefetch={false}>
              {name}
            </Link>
            <span className="small mute">{role}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
