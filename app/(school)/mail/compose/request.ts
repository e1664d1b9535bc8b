import { RECIPIENT_FIELDS, type RecipientField } from '#domain/mail/types'

/** What the address of compose asks for. Anything malformed is as if it were not there, but for ids, which are looked up. */
export type Asked = {
  to?: string
  reply?: string
  replyAll?: string
  forward?: string
  draft?: string
  find?: RecipientField
  q: string
  refused: boolean
  cancel: boolean
  ask: boolean
  /** The hour chosen in « Programmer l'envoi » of a form that is asked about, as its field shows it. */
  at: string
}

export function readRequest(params: Record<string, string | string[] | undefined>): Asked {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const find = RECIPIENT_FIELDS.find((field) => field === one('find'))
  const ids = Object.fromEntries(
    ['to', 'reply', 'replyAll', 'forward', 'draft'].map((name) => [name, one(name)]).filter(([, id]) => id),
  )
  return {
    ...ids,
    ...(find ? { find } : {}),
    q: (one('q') ?? '').slice(0, 200),
    refused: one('refused') !== undefined,
    cancel: one('cancel') !== undefined,
    ask: one('ask') !== undefined,
    at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(one('at') ?? '') ? one('at')! : '',
  }
}

export function titleOf({ reply, replyAll, forward }: Partial<Asked>): 'new' | 'reply' | 'replyAll' | 'forward' {
  if (replyAll) return 'replyAll'
  if (reply) return 'reply'
  if (forward) return 'forward'
  return 'new'
}
