import type { Audience, Copy, Target } from './audience.ts'
import type { Calendar } from './calendar.ts'
import { previewOf, textOf } from './letter.ts'
import type { Person, School } from './people-types.ts'
import type { Random } from './random.ts'

/** A message to be sent; `html` is whole, typography included. */
export type Letter = {
  author: Person
  to: Target[]
  cc?: Target[]
  subject: string
  html: string
  at: number
  replyTo?: Sent
  about?: Person[]
  className?: string
  file?: { key: string; name: string }[]
}
export type Sent = { id: string; threadId: string; letter: Letter; copies: Copy[] }
export type MessageRow = Record<string, unknown> & { id: string; subject: string }
export type DeliveryRow = {
  person_id: string
  message_id: string
  box: 'inbox' | 'sent' | 'drafts'
  folder_id: string | null
  delivered_at: string
  read_at: string | null
  trashed_at: string | null
  about: string[] | null
  tag: string
}

/** All that was written, as rows for the database. */
export type Mailbag = ReturnType<typeof mailbag>

export function mailbag(school: School, audience: Audience, calendar: Calendar, random: Random) {
  const messages: MessageRow[] = []
  const recipients: Record<string, unknown>[] = []
  const deliveries: DeliveryRow[] = []
  const files: { messageId: string; ownerId: string; key: string; name: string; at: number }[] = []
  const iso = (at: number) => new Date(at).toISOString()

  function addMessage(letter: Letter, id: string, threadId: string, count: number): void {
    const text = textOf(letter.html)
    const isDraft = count === 0
    messages.push({
      id,
      school_id: school.id,
      author_id: letter.author.id,
      author_name: letter.author.name,
      state: isDraft ? 'draft' : 'sent',
      thread_id: threadId,
      reply_to_id: letter.replyTo?.id ?? null,
      subject: letter.subject,
      body_html: letter.html,
      body_text: text,
      preview: previewOf(text),
      recipients_label: [...letter.to, ...(letter.cc ?? [])].map(audience.nameOf).join(', '),
      recipient_count: count,
      attachment_count: letter.file?.length ?? 0,
      created_at: iso(letter.at - 5 * 60_000),
      updated_at: iso(letter.at),
      sent_at: isDraft ? null : iso(letter.at),
    })
    for (const file of letter.file ?? []) files.push({ messageId: id, ownerId: letter.author.id, at: letter.at, ...file })
    for (const field of ['to', 'cc'] as const) addRecipients(id, field, letter[field] ?? [])
  }

  function addRecipients(messageId: string, field: 'to' | 'cc', targets: Target[]): void {
    for (const [position, target] of targets.entries()) {
      const personId = target.kind === 'person' ? target.person.id : target.kind === 'guardians' ? target.student.id : null
      const groupId = target.kind === 'group' ? target.group.id : null
      recipients.push({
        message_id: messageId,
        field,
        position,
        kind: target.kind,
        person_id: personId,
        group_id: groupId,
        name: audience.nameOf(target),
        size: audience.sizeOf(target),
      })
    }
  }

  function addDelivery(copy: Copy, messageId: string, box: DeliveryRow['box'], at: number, readAt: number | null): void {
    deliveries.push({
      person_id: copy.person.id,
      message_id: messageId,
      box,
      folder_id: null,
      delivered_at: iso(at),
      read_at: readAt === null ? null : iso(readAt),
      trashed_at: null,
      about: copy.about.length > 0 ? copy.about : null,
      tag: copy.tag,
    })
  }

  /** When that copy was opened: nearly all are within a day, the latest often not yet. */
  function readMoment(at: number): number | null {
    const opened = at + random.between(2, 26 * 60) * 60_000
    return opened < calendar.now && random.chance(0.94) ? opened : null
  }

  /** What the author's own row shows: families their child, everybody else the class. */
  function ownCopy({ author, about = [], className = '' }: Letter): Copy {
    const children = school.childrenOf.get(author.id)
    const concerned = children ? about.filter((one) => children.includes(one)) : about
    const tag = children ? concerned.map((child) => child.firstName).join(', ') : concerned[0]?.className || className
    return { person: author, about: concerned.map((one) => one.id), tag }
  }

  return {
    messages,
    recipients,
    deliveries,
    files,
    /** Sends it, unless nobody with access would get it. */
    send(letter: Letter): Sent | null {
      const copies = audience.expand(
        [...letter.to, ...(letter.cc ?? [])],
        letter.author,
        letter.about ?? [],
        letter.className ?? '',
      )
      if (copies.length === 0) return null
      const id = random.uuid(letter.at - 5 * 60_000)
      const threadId = letter.replyTo?.threadId ?? id
      addMessage(letter, id, threadId, copies.length)
      addDelivery(ownCopy(letter), id, 'sent', letter.at, letter.at)
      for (const copy of copies) addDelivery(copy, id, 'inbox', letter.at, readMoment(letter.at))
      return { id, threadId, letter, copies }
    },
    /** Keeps it as a draft of its author. */
    draft(letter: Letter): void {
      const id = random.uuid(letter.at - 5 * 60_000)
      addMessage(letter, id, letter.replyTo?.threadId ?? id, 0)
      addDelivery(ownCopy(letter), id, 'drafts', letter.at, letter.at)
    },
  }
}
