'use client'

import Link from 'next/link'
import { AccountMenu } from '#components/header/account-menu'
import { ChatButton } from '#components/header/chat-button'
import { LiveLine } from '#components/header/live-line'
import { Place, type PlaceCount } from '#components/header/place'
import { BrandMark } from '#components/ui/brand'
import { Icon } from '#components/ui/icon'

type Words = Record<
  | 'skip'
  | 'home'
  | 'arrived'
  | 'arrivedMany'
  | 'places'
  | 'mail'
  | 'feed'
  | 'feedLong'
  | 'directory'
  | 'chat'
  | 'administration'
  | 'settings'
  | 'signOut',
  string
>
type Props = {
  me: string
  name: string
  school: string
  isAdmin: boolean
  elsewhere: string
  words: Words
  mail: PlaceCount
  feed: PlaceCount
  chat: PlaceCount
  isChatOpen: boolean
}

/** Drawn from a few words and counts, so that its markup does not travel twice with every page. */
export function HeaderBar({ me, name, school, isAdmin, elsewhere, words, mail, feed, chat, isChatOpen }: Props) {
  return (
    <>
      <a className="skip" href="#contenu">
        {words.skip}
      </a>
      <LiveLine me={me} words={words} />
      <header className="roof slate">
        <Link className="brand" href="/" prefetch={false} aria-label={words.home}>
          <BrandMark />
          <span>Préau</span>
        </Link>
        <span className="school cut">{school}</span>
        <nav className="places" aria-label={words.places}>
          <Place href="/mail/inbox" segment="mail" count={mail}>
            <Icon name="mail" size={20} />
            <span>{words.mail}</span>
          </Place>
          <Place href="/" segment={null} count={feed}>
            <Icon name="newspaper" size={20} />
            <span>
              {words.feed}
              <span className="long"> {words.feedLong}</span>
            </span>
          </Place>
          <Place href="/directory" segment="directory">
            <Icon name="book-user" size={20} />
            <span>{words.directory}</span>
          </Place>
          <ChatButton isOpen={isChatOpen} count={chat} short={words.chat} />
        </nav>
        <AccountMenu name={name} isAdmin={isAdmin} elsewhere={elsewhere} words={words} />
      </header>
    </>
  )
}
