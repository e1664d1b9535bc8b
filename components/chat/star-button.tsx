'use client'

import { type FormEvent, useEffect, useId, useRef } from 'react'
import { closes, opens } from '#components/ui/dialog-commands'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { postChat } from './post-chat.ts'
import { named, type PresenceWords, whyNot } from './presence-words.tsx'
import './star-button.css'

export type FavouriteState = 'none' | 'requested' | 'accepted'

type Props = {
  person: { id: string; name: string }
  state: FavouriteState
  words: PresenceWords
  /** Told what was done, or why not, as a sentence; `isDone` when the server has it. */
  onSaid: (sentence: string, isDone: boolean) => void
  /** Where a browser without scripts goes on. */
  back?: string
}

/** Asks somebody to be a favourite, or takes them out again, which is asked once more. Plain forms: they work without scripts. */
export function StarButton({ person, state, words, onSaid, back = '/chat' }: Props) {
  const id = useId()
  const star = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  const isFavourite = state !== 'none'
  const ask = async (verb: string, done: string) => {
    const why = whyNot(await postChat(verb, { person: person.id }), words)
    onSaid(why || named(done, person.name), !why)
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    hadFocus.current = true
    void ask('favourite', words.asked)
  }
  const remove = (event: FormEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.closest('dialog')?.close()
    void ask('unfavourite', words.removed)
  }
  // The star that was pressed is another one now: the focus goes over to it.
  useEffect(() => {
    if (isFavourite && hadFocus.current && document.activeElement === document.body) star.current?.focus()
    hadFocus.current = false
  }, [isFavourite])
  const fields = (
    <>
      <input type="hidden" name="person" value={person.id} />
      <input type="hidden" name="back" value={back} />
    </>
  )
  if (!isFavourite)
    return (
      <form method="post" action="/api/chat/favourite" onSubmit={add}>
        {fields}
        <button type="submit" className="star" aria-label={named(words.add, person.name)} title={named(words.add, person.name)}>
          <Icon name="star" size={16} />
        </button>
      </form>
    )
  const [title, body] = state === 'accepted' ? [words.removeTitle, words.removeBody] : [words.takeBackTitle, words.takeBackBody]
  return (
    <>
      <button
        type="button"
        className={state === 'accepted' ? 'star on' : 'star half'}
        aria-label={named(words.remove, person.name)}
        title={named(words.remove, person.name)}
        ref={star}
        {...opens(id)}
      >
        <Icon name="star" size={16} />
      </button>
      <dialog id={id} className="float dialog star-dialog" aria-labelledby={`${id}-title`}>
        <form method="post" action="/api/chat/unfavourite" onSubmit={remove}>
          {fields}
          <h2 className="h20" id={`${id}-title`}>
            {named(title, person.name)}
          </h2>
          <p>{body}</p>
          <div className="flow">
            <SubmitButton className="btn btn-main">{words.removeYes}</SubmitButton>
            <button type="button" className="btn btn-bare" {...closes(id)}>
              {words.cancel}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
