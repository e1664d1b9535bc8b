import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { SaidQuestion } from '#domain/mail/compose-intents'
import { fieldsOf, postCompose } from './post-compose.ts'
import type { Trouble } from './troubles.ts'

type Options = {
  form: () => HTMLFormElement | null
  /** What the browser itself sees to be missing, before the server is asked. */
  check: () => Trouble | undefined
  /** Ends uploads and saves under way; a trouble when a file failed. */
  settle: () => Promise<Trouble | undefined>
  /** The draft is no more: sent, or thrown away. */
  onGone: () => void
  /** It did not leave, or is asked about first. */
  onStay: () => void
  /** The draft went another way: the text is kept in `draft` now (undefined: in none yet). */
  onMoved: (draft: string | undefined, sentence: string) => void
}

/**
 * Sends once at a time and leaves the page only after the server's yes. The server may ask a question first, which is answered
 * by sending again with its intent. The message's own id makes a repeat harmless, so that trying again after silence is
 * always right.
 */
export function useSend({ form, check, settle, onGone, onStay, onMoved }: Options) {
  const router = useRouter()
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [question, setQuestion] = useState<SaidQuestion>()
  const [forgiven, setForgiven] = useState(false)
  const under = useRef(false)
  const last = useRef('send')

  // To the first field in trouble, once its sentence stands beside it.
  useEffect(() => {
    if (trouble) document.getElementById(FIELDS['field' in trouble ? trouble.field : ''] ?? 'compose-retry')?.focus()
  }, [trouble])

  async function attempt(intent: string): Promise<Trouble | SaidQuestion | undefined> {
    const missing = check() ?? (await settle())
    const element = form()
    if (missing || !element) return missing
    const answer = await postCompose(fieldsOf(element, intent))
    if ('failed' in answer) return answer
    if ('question' in answer) return answer.question
    if ('refusal' in answer) {
      if (answer.refusal.code === 'draft-changed') onMoved(answer.moved, answer.refusal.sentence)
      return { field: answer.refusal.field ?? 'form', sentence: answer.refusal.sentence }
    }
    if (!('sent' in answer || 'scheduled' in answer)) return { failed: 'unreachable' }
    onGone()
    if ('scheduled' in answer) router.push(`/mail/scheduled/${answer.scheduled}`)
    else router.push(answer.opens ?? `/mail/inbox?sent=${answer.sent}`)
    return undefined
  }

  async function send(intent = 'send'): Promise<void> {
    if (under.current) return
    under.current = true
    last.current = intent
    setSending(true)
    setTrouble(undefined)
    setQuestion(undefined)
    const met = await attempt(intent)
    // After a yes the button stays asleep until the next page has come.
    if (!met) return
    under.current = false
    setSending(false)
    if ('intent' in met) setQuestion(met)
    else setTrouble(met)
    onStay()
  }

  /** Something was changed: what was said about a field holds no longer. */
  const forgive = () => {
    setForgiven(true)
    setTrouble((before) => (before && 'field' in before ? undefined : before))
  }

  const think = () => {
    setQuestion(undefined)
    // The dialog gives the focus back to what had it, which slept when it opened.
    document.getElementById('compose-send')?.focus()
  }

  return {
    sending,
    trouble,
    question,
    send,
    forgive,
    forgiven,
    think,
    retry: () => void send(last.current),
  }
}

const FIELDS: Record<string, string> = {
  to: 'compose-to',
  cc: 'compose-cc',
  bcc: 'compose-bcc',
  subject: 'compose-subject',
  body: 'compose-body',
  attachments: 'compose-attach',
  sendAt: 'compose-send-at',
}
