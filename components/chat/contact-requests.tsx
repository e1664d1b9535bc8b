'use client'

import { type FormEvent, useRef, useState } from 'react'
import type { ChatOverview, ContactRequest } from '#domain/chat/types'
import { postChat } from './post-chat.ts'
import { named, type PresenceWords, whyNot } from './presence-words.tsx'

type Props = Pick<ChatOverview, 'requests' | 'contacts'> & {
  words: PresenceWords
  onSaid: (sentence: string, isDone: boolean) => void
  back?: string | undefined
}

/** Who asks to see the viewer's availability. Whom one has just let see it, one is offered to ask in turn. */
export function ContactRequests({ requests, contacts, words, onSaid, back = '/chat' }: Props) {
  const [accepted, setAccepted] = useState<ContactRequest[]>([])
  const box = useRef<HTMLDivElement>(null)
  const done = (request: ContactRequest, verb: Verb) => {
    const isKnown = verb !== 'accept' || contacts.some(({ id }) => id === request.id)
    setAccepted((before) => [...before.filter(({ id }) => id !== request.id), ...(isKnown ? [] : [request])])
    // The button that was pressed goes away: its list keeps the focus.
    box.current?.focus()
  }
  const asks = { words, back, onSaid, onDone: done }
  const offered = accepted.filter(({ id }) => !contacts.some((one) => one.id === id))
  return (
    <div ref={box} tabIndex={-1} className="requests">
      {requests.length > 0 ? (
        <>
          <h4 className="cap">{words.requests}</h4>
          <p className="hint">{words.requestsHint}</p>
          <ul aria-label={words.requests}>
            {requests.map((one) => (
              <li key={one.id}>
                <p>
                  {named(words.wants, one.name)} <span className="hint">({one.role})</span>
                </p>
                <div className="flow">
                  <Ask request={one} verb="accept" name={words.acceptName} said={words.accepted} {...asks}>
                    {words.accept}
                  </Ask>
                  <Ask request={one} verb="refuse" name={words.refuseName} said={words.refused} {...asks}>
                    {words.refuse}
                  </Ask>
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {offered.map((one) => (
        <div className="flow" key={one.id}>
          <p className="grow">{named(words.accepted, one.name)}</p>
          <Ask request={one} verb="favourite" name={words.add} said={words.asked} {...asks}>
            {words.addToo}
          </Ask>
        </div>
      ))}
    </div>
  )
}

type Verb = 'accept' | 'refuse' | 'favourite'
type AskProps = Pick<Props, 'words' | 'onSaid'> & {
  request: ContactRequest
  verb: Verb
  /** The accessible name, which begins with what the button shows where there are several such buttons. */
  name: string
  said: string
  back: string
  onDone: (request: ContactRequest, verb: Verb) => void
  children: string
}

function Ask({ request, verb, name, said, back, words, onSaid, onDone, children }: AskProps) {
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const why = whyNot(await postChat(verb, { person: request.id }), words)
    if (!why) onDone(request, verb)
    onSaid(why || named(said, request.name), !why)
  }
  return (
    <form method="post" action={`/api/chat/${verb}`} onSubmit={submit}>
      <input type="hidden" name="person" value={request.id} />
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        className={verb === 'refuse' ? 'btn btn-bare btn-sm' : 'btn btn-main btn-sm'}
        aria-label={named(name, request.name)}
      >
        {children}
      </button>
    </form>
  )
}
