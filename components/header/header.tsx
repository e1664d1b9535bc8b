import { getTranslations } from 'next-intl/server'
import { words } from '#components/ui/words'
import { countChat } from '#domain/chat/queries'
import { getMailCounts } from '#domain/mail/queries'
import type { Viewer } from '#domain/session/viewer'
import { CountsSync } from './counts-sync.tsx'
import { HeaderBar } from './header-bar.tsx'
import type { CountNames } from './place.tsx'

/** The roof over every signed-in page: where one is, what is new, who one is. */
export async function Header({ viewer, isChatOpen }: { viewer: Viewer; isChatOpen: boolean }) {
  const [t, counts, chat] = await Promise.all([getTranslations('header'), getMailCounts(viewer), countChat(viewer)])
  return (
    <>
      <CountsSync counts={counts} />
      <HeaderBar
        me={viewer.personId}
        name={viewer.name}
        school={viewer.schoolName}
        isAdmin={viewer.isAdmin}
        elsewhere={viewer.hasOtherSchools ? t('elsewhere') : ''}
        words={words(t, [
          'skip',
          'arrived',
          'arrivedMany',
          'home',
          'places',
          'mail',
          'feed',
          'feedLong',
          'directory',
          'chat',
          'administration',
          'settings',
          'signOut',
        ])}
        mail={{ kind: 'mail', initial: counts.inbox, names: namesOf(t, 'mailName') }}
        feed={{ kind: 'feed', initial: counts.feed, names: namesOf(t, 'feedName') }}
        chat={{ kind: 'chat', initial: chat, names: namesOf(t, 'chatName') }}
        isChatOpen={isChatOpen}
      />
    </>
  )
}

type Translator = Awaited<ReturnType<typeof getTranslations<'header'>>>

/** Four ready sentences: neither plural rules nor language machinery travel to the browser. */
function namesOf(t: Translator, key: 'mailName' | 'feedName' | 'chatName'): CountNames {
  return { none: t(`${key}.none`), one: t(`${key}.one`), some: t(`${key}.some`), many: t(`${key}.many`) }
}
