import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import type { PersonLink } from '#domain/directory/types'

type Props = { people: (PersonLink & { canWrite?: boolean })[] }

/** People on ruled lines: the name opens the page, the role stands under it, « Écrire » where one may. */
export async function PeopleList({ people }: Props) {
  const t = await getTranslations('directory')
  return (
    <ul className="lines">
      {people.map(({ id, name, role, linked, canWrite }) => (
        <li key={id}>
          <Avatar name={name} size="s" />
          <div className="grow" dir="auto">
            {linked ? (
              <Link className="named" href={`/directory/${id}`} prefetch={false}>
                {name}
              </Link>
            ) : (
              name
            )}
            <div className="mute small">{role}</div>
          </div>
          {canWrite ? (
            <Link
              className="btn btn-line btn-sm"
              href={`/mail/compose?to=${id}`}
              prefetch={false}
              aria-label={t('writeTo', { name })}
            >
              {t('write')}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
