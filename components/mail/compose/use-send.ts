import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type Failure, fieldsOf, postCompose } from './post-compose.ts'

export type Trouble = { field: string; sentence: string } | { failed: Failure }

type Options = {
  form: () => HTMLFormElement | null
  /** What the browser itself sees to be missing, before the server is asked. */
  check: () => Trouble | undefined
  /** Ends uploads and saves under way; a trouble when a file failed. */
  settle: () => Promise<Trouble | undefined>
  /** The draft is no more: sent, or thrown away. */
  onGone: () => void
  onTrouble: () => void
}

/**
 * Sends once at a time and leaves the page only after the server's yes. The message's own id makes a repeat harmless, so
 * that trying again after silence is always right.
 */
export function useSend({ form, check, settle, onGone, onTrouble }: Options) {
  const router = useRouter()
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [forgiven, setForgiven] = useState(false)
  const under = useRef(false)

  // To the first field in trouble, once its sentence stands beside it.
  useEffect(() => {
    if (trouble) document.getElementById(FIELDS['field' in trouble ? trouble.field : ''] ?? 'compose-retry')?.focus()
  }, [trouble])

  async function attempt(): Promise<Trouble | undefined> {
    const missing = check() ?? (await settle())
    const element = form()
    if (missing || !element) return missing
    const answer = await postCompose(fieldsOf(element, 'send'))
    if ('failed' in answer) return answer
    if ('refusal' in answer) return { field: answer.refusal.field ?? 'form', sentence: answer.refusal.sentence }
    if (!('sent' in answer)) return { failed: 'unreachable' }
    onGone()
    router.push(`/mail/inbox?sent=${answer.sent}`)
    return undefined
  }

  async function send(): Promise<void> {
    if (under.current) return
    under.current = true
    setSending(true)
    setTrouble(undefined)
    const met = await attempt()
    // After a yes the button stays asleep until the next page has come.
    if (!met) return
    under.current = false
    setSending(false)
    setTrouble(met)
    onTrouble()
  }

  /** Something was changed: what was said about a field holds no longer. */
  const forgive = () => {
    setForgiven(true)
    setTrouble((before) => (before && 'field' in before ? undefined : before))
  }

  return { sending, trouble, send, forgive, forgiven }
}

const FIELDS: Record<string, string> = {
  to: 'compose-to',
  cc: 'compose-cc',
  subject: 'compose-subject',
  body: 'compose-body',
  attachments: 'compose-attach',
}
