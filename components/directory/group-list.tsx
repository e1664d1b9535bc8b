import Link from 'next/link'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import type { GroupLink } from '#domain/directory/types'

/** Groups on ruled lines, each with its size in parentheses; a group opens its members. */
export function GroupList({ groups }: { groups: GroupLink[] }) {
  return (
    <ul className="lines">
      {groups.map(({ id, name, size }) => (
        <li key={id}>
          <Avatar name={name} kind="group" size="s" />
          <Link className="grow named" href={`/directory/groups/${id}`} prefetch={false} dir="auto">
            {name} <span className="mute num">({size})</span>
          </Link>
          <Icon name="chevron-right" />
        </li>
      ))}
    </ul>
  )
}
