'use client'

import type { FormEvent } from 'react'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'

type Props = { me: string; personId: string; label: string }

/** « Envoyer un message »: opens the talk with somebody, or begins it; in the panel where the screen has room for it, else on its page. */
export function SayButton({ me, personId, label }: Props) {
  const open = async (event: FormEvent<HTMLFormElement>) => {
    if (!matchMedia('(min-width: 720px)').matches) return
    event.preventDefault()
    const form = event.currentTarget
    const { showTalk } = await import('#components/chat/show-talk')
    if (!(await showTalk(me, personId))) form.submit()
  }
  return (
    <form method="post" action="/api/chat/start" onSubmit={open}>
      <input type="hidden" name="people[]" value={personId} />
      <input type="hidden" name="back" value={`/directory/${personId}`} />
      <SubmitButton className="btn btn-line">
        <Icon name="message-square" size={17} />
        {label}
      </SubmitButton>
    </form>
  )
}
