import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { signOutAction } from '#domain/session/actions'
import type { Viewer } from '#domain/session/viewer'

/** The person's own menu: a popover of the browser, which opens and closes without a script. */
export async function AccountMenu({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('header')
  return (
    <div className="account">
      <button className="me" type="button" popoverTarget="account-menu" aria-label={viewer.name}>
        <Avatar name={viewer.name} size="s" />
        <span className="wide-name only-wide">{viewer.name}</span>
      </button>
      <div className="menu" id="account-menu" popover="auto">
        <Link href="/settings" prefetch={false}>
          <Icon name="settings" />
          {t('settings')}
        </Link>
        <form action={signOutAction}>
          <button type="submit">
            <Icon name="log-out" />
            {t('signOut')}
          </button>
        </form>
      </div>
    </div>
  )
}
