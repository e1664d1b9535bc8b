import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '#components/header/account-menu'
import { CountsSync } from '#components/header/counts-sync'
import { type CountNames, Place } from '#components/header/place'
import { BrandMark } from '#components/ui/brand'
import { Icon } from '#components/ui/icon'
import { getMailCounts } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'

/** The roof over every signed-in page: where one is, what is new, who one is. */
export async function Header({ viewer }: { viewer: Viewer }) {
  const [t, counts] = await Promise.all([getTranslations('header'), getMailCounts(viewer)])
  return (
    <>
      <a className="skip" href="#contenu">
        {t('skip')}
      </a>
      <CountsSync counts={counts} />
      <header className="roof slate">
        <Link className="brand" href="/" prefetch={false} aria-label={t('home')}>
          <BrandMark />
          <span>Préau</span>
        </Link>
        <span className="school cut">{viewer.schoolName}</span>
        <nav className="places" aria-label={t('places')}>
          <Place href="/mail/inbox" segment="mail" count={{ kind: 'mail', initial: counts.inbox, names: namesOf(t, 'mailName') }}>
            <Icon name="mail" size={20} />
            <span>{t('mail')}</span>
          </Place>
          <Place href="/" segment={null} count={{ kind: 'feed', initial: counts.feed, names: namesOf(t, 'feedName') }}>
            <Icon name="newspaper" size={20} />
            <span>
              {t('feed')}
              <span className="long"> {t('feedLong')}</span>
            </span>
          </Place>
          <Place href="/directory" segment="directory">
            <Icon name="book-user" size={20} />
            <span>{t('directory')}</span>
          </Place>
        </nav>
        <AccountMenu viewer={viewer} />
      </header>
    </>
  )
}

type Translator = Awaited<ReturnType<typeof getTranslations<'header'>>>

/** Four ready sentences: neither plural rules nor language machinery travel to the browser. */
function namesOf(t: Translator, key: 'mailName' | 'feedName'): CountNames {
  return { none: t(`${key}.none`), one: t(`${key}.one`), some: t(`${key}.some`), many: t(`${key}.many`) }
}
