import Link from 'next/link'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import type { GroupName } from '#domain/directory/types'

/** Groups on ruled lines, each with its size in parentheses where it was counted; a group opens its members. */
export function GroupList({ groups }: { groups: (GroupName & { size?: number })[] }) {
  return (
    <ul className="lines">
      {groups.map(({ id, name, size }) => (
        <li key={id}>
          <Avatar name={name} kind="group" size="s" />
          <Link className="grow named" href={`/directory/groups/${id}`} prefetch={false} dir="auto">
            {name} {size === undefined ? null : <span className="mute num">({size})</span>}
          </Link>
          <Icon name="chevron-right" />
        </li>
      ))}
    </ul>
  )
}
