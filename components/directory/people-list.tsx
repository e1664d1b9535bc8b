import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CallLink } from '#components/directory/call-link'
import { WhyButton } from '#components/directory/why-button'
import { Avatar } from '#components/ui/avatar'
import type { PersonLink } from '#domain/directory/types'

type Listed = PersonLink & { canWrite?: boolean; number?: string | null }

/** People on ruled lines: the name opens the page, the role stands under it, then what one may do: call, write, ask why not. */
export async function PeopleList({ people }: { people: Listed[] }) {
  const t = await getTranslations('directory')
  return (
    <ul className="lines people">
      {people.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} size="s" />
          <Name person={person} />
          {person.number ? <CallLink number={person.number} name={t('callWho', { name: person.name })} /> : null}
          {person.canWrite ? (
            <Link
              className="btn btn-line btn-sm"
              href={`/mail/compose?to=${person.id}`}
              prefetch={false}
              aria-label={t('writeTo', { name: person.name })}
            >
              {t('write')}
            </Link>
          ) : null}
          {person.linked && person.canWrite === false ? (
            <WhyButton id={person.id} label={t('why')} describedBy={`name-${person.id}`} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Name({ person: { id, name, role, linked } }: { person: Listed }) {
  return (
    <div className="grow" dir="auto">
      {linked ? (
        <Link className="named" id={`name-${id}`} href={`/directory/${id}`} prefetch={false}>
          {name}
        </Link>
      ) : (
        name
      )}
      <div className="mute small">{role}</div>
    </div>
  )
}
