import { previewOf } from '../preview.ts'
import { type Audience, type Copy, personalCopy, type Target } from './audience.ts'
import type { Group } from './groups.ts'
import { textOf } from './letter.ts'
import type { Person, School } from './people-types.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000

/** A message to be sent; `html` is whole, typography included. */
export type Letter = {
  author: Person
  /** The shared mailbox in whose name it leaves: its other members have it among what they sent. */
  sentAs?: Group
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
export class Mailbag {
  readonly messages: MessageRow[] = []
  readonly recipients: Record<string, unknown>[] = []
  readonly deliveries: DeliveryRow[] = []
  readonly files: { messageId: string; ownerId: string; key: string; name: string; at: number }[] = []
  readonly #school: School
  readonly #audience: Audience
  readonly #now: number
  readonly #random: Random

  constructor(school: School, audience: Audience, now: number, random: Random) {
    this.#school = school
    this.#audience = audience
    this.#now = now
    this.#random = random
  }

  /** Sends it, unless nobody with access would get it. */
  send(letter: Letter): Sent | null {
    const targets = [...letter.to, ...(letter.cc ?? [])]
    const copies = this.#audience.expand(targets, letter.author, letter.about ?? [], letter.className ?? '')
    if (copies.length === 0) return null
    const message = this.#addMessage(letter, copies.length)
    this.#addDelivery(this.#ownCopy(letter), message.id, 'sent', letter.at, letter.at)
    for (const copy of this.#sharedCopies(letter)) this.#addDelivery(copy, message.id, 'sent', letter.at, letter.at)
    for (const copy of copies) this.#addDelivery(copy, message.id, 'inbox', letter.at, this.#readMoment(letter.at))
    return { ...message, letter, copies }
  }

  /** Keeps it as a draft of its author. */
  draft(letter: Letter): void {
    const { id } = this.#addMessage(letter, 0)
    this.#addDelivery(this.#ownCopy(letter), id, 'drafts', letter.at, letter.at)
  }

  #addMessage(letter: Letter, count: number): { id: string; threadId: string } {
    const openedAt = letter.at - 5 * MINUTE
    const id = this.#random.uuid(openedAt)
    const threadId = letter.replyTo?.threadId ?? id
    const text = textOf(letter.html)
    const isDraft = count === 0
    this.messages.push({
      id,
      school_id: this.#school.id,
      author_id: letter.author.id,
      author_name: letter.sentAs?.name ?? letter.author.name,
      sent_as: letter.sentAs?.id ?? null,
      state: isDraft ? 'draft' : 'sent',
      thread_id: threadId,
      reply_to_id: letter.replyTo?.id ?? null,
      subject: letter.subject,
      body_html: letter.html,
      body_text: text,
      preview: previewOf(text),
      recipients_label: [...letter.to, ...(letter.cc ?? [])].map(this.#audience.nameOf).join(', '),
      recipient_count: count,
      attachment_count: letter.file?.length ?? 0,
      created_at: iso(openedAt),
      updated_at: iso(letter.at),
      sent_at: isDraft ? null : iso(letter.at),
    })
    for (const file of letter.file ?? []) this.files.push({ messageId: id, ownerId: letter.author.id, at: letter.at, ...file })
    for (const field of ['to', 'cc'] as const) this.#addRecipients(id, field, letter[field] ?? [])
    return { id, threadId }
  }

  #addRecipients(messageId: string, field: 'to' | 'cc', targets: Target[]): void {
    for (const [position, target] of targets.entries()) {
      this.recipients.push({
        message_id: messageId,
        field,
        position,
        kind: target.kind,
        person_id: target.kind === 'person' ? target.person.id : target.kind === 'guardians' ? target.student.id : null,
        group_id: target.kind === 'group' ? target.group.id : null,
        name: this.#audience.nameOf(target),
        size: this.#audience.sizeOf(target),
      })
    }
  }

  #addDelivery(copy: Copy, messageId: string, box: DeliveryRow['box'], at: number, readAt: number | null): void {
    this.deliveries.push({
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
  #readMoment(at: number): number | null {
    const opened = at + this.#random.between(2, 26 * 60) * MINUTE
    return opened < this.#now && this.#random.chance(0.94) ? opened : null
  }

  /** What the author's own row shows: families their child, everybody else the class. */
  #ownCopy({ author, sentAs, about = [], className = '' }: Letter): Copy {
    return sentAs ? { person: author, about: [], tag: sentAs.name } : personalCopy(this.#school, author, about, className)
  }

  #sharedCopies({ author, sentAs }: Letter): Copy[] {
    const others = (sentAs?.members ?? []).filter((one) => one.active && one !== author)
    return others.map((person) => ({ person, about: [], tag: sentAs!.name }))
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
