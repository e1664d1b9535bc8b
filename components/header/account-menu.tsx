import Link from 'next/link'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { signOutAction } from '#domain/session/actions'

type Props = {
  name: string
  isAdmin: boolean
  /** What leads to one's account in another school; empty for who has none. */
  elsewhere: string
  words: Record<'administration' | 'settings' | 'signOut', string>
}

/** The person's own menu: a popover of the browser, which opens and closes without a script. */
export function AccountMenu({ name, isAdmin, elsewhere, words }: Props) {
  return (
    <div className="account">
      <button className="me" type="button" popoverTarget="account-menu" aria-label={name}>
        <Avatar name={name} size="s" />
        <span className="wide-name only-wide">{name}</span>
      </button>
      <div className="menu" id="account-menu" popover="auto">
        <Link href="/settings" prefetch={false}>
          <Icon name="settings" />
          {words.settings}
        </Link>
        {isAdmin ? (
          <Link href="/admin" prefetch={false}>
            <Icon name="shield" />
            {words.administration}
          </Link>
        ) : null}
        {elsewhere ? (
          <Link href="/settings#schools" prefetch={false}>
            <Icon name="school" />
            {elsewhere}
          </Link>
        ) : null}
        <form action={signOutAction}>
          <button type="submit">
            <Icon name="log-out" />
            {words.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}
