import type { FormEvent } from 'react'
import { Avatar } from '#components/ui/avatar'
import type { PresenceView } from '#domain/presence/types'
import { PresenceDot } from './presence-dot.tsx'
import type { PresenceWords } from './presence-words.tsx'
import { type FavouriteState, StarButton } from './star-button.tsx'

const OFFLINE: PresenceView = { status: 'offline', text: '', idleSince: null }

type Props = {
  person: { id: string; name: string; role?: string }
  state: FavouriteState
  presence?: PresenceView
  words: PresenceWords
  onTalk: (personId: string) => void
  onSaid: (sentence: string, isDone: boolean) => void
  back?: string
}

/** A person of the roster: their name begins the talk, the star makes them a favourite or no longer one. */
export function RosterRow({ person, state, presence = OFFLINE, words, onTalk, onSaid, back }: Props) {
  const talk = (event: FormEvent) => {
    event.preventDefault()
    onTalk(person.id)
  }
  const more = state === 'requested' ? words.requested : presence.text
  return (
    <li className="contact">
      <Avatar name={person.name} size="s" />
      <form className="contact-form" method="post" action="/api/chat/start" onSubmit={talk}>
        <input type="hidden" name="people[]" value={person.id} />
        <input type="hidden" name="back" value={back ?? '/chat'} />
        <button type="submit" className="contact-name grow cut" title={person.role}>
          <bdi>{person.name}</bdi>
          {more ? (
            <span className="hint">
              {' · '}
              <bdi>{more}</bdi>
            </span>
          ) : null}
        </button>
      </form>
      <PresenceDot presence={presence} words={words} />
      <StarButton person={person} state={state} words={words} onSaid={onSaid} {...(back ? { back } : {})} />
    </li>
  )
}
