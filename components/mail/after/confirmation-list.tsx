import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { Time } from '#components/ui/time'
import { branch } from '#components/ui/words'
import type { Confirmations, Which } from '#domain/mail/sendings/queries'
import type { Viewer } from '#domain/session/viewer'
import { RemindButton } from './remind-button.tsx'

type Props = { viewer: Viewer; id: string; which: Which; found: Confirmations }

/** Who has confirmed reading, and who has not yet; these alone can be reminded. */
export async function ConfirmationList({ viewer, id, which, found }: Props) {
  const t = await getTranslations('delivery.confirmations')
  const here = `/mail/confirmations/${id}`
  return (
    <section className="confirmations" aria-label={t('title')}>
      <nav className="seg" aria-label={t('which')}>
        <Link href={here} prefetch={false} aria-current={which === 'waiting' ? 'true' : undefined}>
          {t('waiting', { count: found.waiting })}
        </Link>
        <Link href={`${here}?which=confirmed`} prefetch={false} aria-current={which === 'confirmed' ? 'true' : undefined}>
          {t('confirmed', { count: found.confirmed })}
        </Link>
      </nav>
      <RemindButton id={id} canRemind={found.waiting > 0 && found.remindable} labels={branch(t, 'reminder')} />
      {found.people.length === 0 && <p className="mute">{t(which === 'waiting' ? 'noneWaiting' : 'noneConfirmed')}</p>}
      <ul>
        {found.people.map((one) => (
          <li key={one.id}>
            <Avatar name={one.name} />
            <span className="grow cut" dir="auto">
              {one.name}
            </span>
            {one.at && <Time at={one.at} style="short" zoned={viewer} />}
          </li>
        ))}
      </ul>
      {found.next && (
        <Link className="btn btn-bare btn-sm" href={`${here}?which=${which}&after=${found.next}`} prefetch={false}>
          {t('older')}
        </Link>
      )}
    </section>
  )
}
