'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import type { ChatOverview } from '#domain/chat/types'
import { ContactRequests } from './contact-requests.tsx'
import { listOthers } from './list-others.ts'
import type { PresenceWords } from './presence-words.tsx'
import { RosterRow } from './roster-row.tsx'
import './roster.css'

type Props = {
  overview: Pick<ChatOverview, 'contacts' | 'requests' | 'rooms'>
  words: PresenceWords
  /** A name was chosen: the talk with that person is wanted. */
  onTalk: (personId: string) => void
  /** The server has a change: the overview is to be loaded anew. */
  onChanged: () => void
  /** On the dark ground of the panel. */
  isSlate?: boolean
  /** Where a browser without scripts goes on. */
  back?: string
}

/** Whose availability one sees, who asks to see one's own, and with whom one talks besides. Folds in a low window. */
export function Roster({ overview: { contacts, requests, rooms }, words, onTalk, onChanged, isSlate = false, back }: Props) {
  const box = useRef<HTMLDetailsElement>(null)
  const [said, setSaid] = useState('')
  const onSaid = useCallback(
    (sentence: string, isDone: boolean) => {
      setSaid(sentence)
      if (isDone) onChanged()
    },
    [onChanged],
  )
  useEffect(() => {
    if (matchMedia('(max-height: 599px)').matches) box.current?.removeAttribute('open')
  }, [])
  const friends = contacts.filter(({ state }) => state === 'accepted')
  const others = listOthers(contacts, rooms)
  const online = friends.filter(({ presence }) => presence.status !== 'offline').length
  const shared = { words, onTalk, onSaid, ...(back ? { back } : {}) }
  return (
    <>
      <details className={isSlate ? 'roster slate' : 'roster'} open ref={box}>
        <summary>
          <h3 className="cap">{words.contacts}</h3>
          <Icon name="chevron-down" size={15} />
          {online > 0 ? <span className="hint">{count(online, words)}</span> : null}
        </summary>
        <div className="roster-lists">
          <ContactRequests requests={requests} contacts={contacts} words={words} onSaid={onSaid} back={back} />
          {friends.length === 0 ? (
            <p className="hint none">
              {words.none}. {words.noneHint}
            </p>
          ) : null}
          <ul aria-label={words.contacts}>
            {friends.map((one) => (
              <RosterRow key={one.id} person={one} state="accepted" presence={one.presence} {...shared} />
            ))}
            {others.length > 0 ? (
              <li>
                <fieldset className="others" aria-label={words.others}>
                  <h4 className="cap" title={words.othersHint}>
                    {words.others}
                  </h4>
                  <ul aria-label={words.others}>
                    {others.map(({ state, ...one }) => (
                      <RosterRow key={one.id} person={one} state={state} {...shared} />
                    ))}
                  </ul>
                </fieldset>
              </li>
            ) : null}
          </ul>
        </div>
      </details>
      <Toast onClose={() => setSaid('')}>{said}</Toast>
    </>
  )
}

function count(online: number, { online: { one, many } }: PresenceWords): string {
  return online === 1 ? one : many.replace('#', String(online))
}
