'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import { postChat } from '../post-chat.ts'

type Props = {
  verb: string
  fields: Record<string, string>
  /** Where the page without scripts goes on; with scripts too, where `moves`. */
  back: string
  moves?: boolean
  failed: string
  className?: string
  onDone?: () => void
  children: ReactNode
}

/** A verb of the chat as a plain form; scripts send it without leaving the page. */
export function ChatForm({ verb, fields, back, moves = false, failed, className, onDone, children }: Props) {
  const router = useRouter()
  const [trouble, setTrouble] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await postChat(verb, fields)
    if ('refusal' in answer) return setTrouble(answer.refusal.sentence)
    if ('failed' in answer) return setTrouble(failed)
    setTrouble('')
    if (moves) router.push(back)
    router.refresh()
    onDone?.()
  }
  return (
    <form method="post" action={`/api/chat/${verb}`} className={className} onSubmit={send}>
      <input type="hidden" name="back" value={back} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {trouble ? <FieldError id={`trouble-${verb}`}>{trouble}</FieldError> : null}
    </form>
  )
}
