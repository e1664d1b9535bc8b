import { ask, requirePerson } from '../../../ask.ts'
import { Inbox } from '../../../rows.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ list?: string }> }
type Named = { id: string; name: string }
type Message = { id: string; authorName: string; at: Date; html: string; recipients: Named[]; attachments: Named[] }

/** A message, marked read; with `?list` beside its inbox, as the product's first page shows it. */
export default async function MessagePage({ params, searchParams }: Props) {
  await requirePerson()
  const { id: message } = await params
  const { list } = await searchParams
  const [opened] = await ask<{ subject: string; tag: string }>('open', { message })
  const thread = await ask<Message>('thread', { message })
  const counts = list === undefined ? await ask<{ inbox: number }>('counts') : []
  return (
    <article>
      <h1>{opened?.subject}</h1>
      {thread.map(({ id, authorName, at, html, recipients, attachments }) => (
        <section key={id}>
          {authorName} {at.toISOString()} {recipients.map(({ name }) => name).join(', ')}{' '}
          {attachments.map(({ name }) => name).join(', ')}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own made-up messages, in a bench */}
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
      {counts[0]?.inbox}
      {list !== undefined && <Inbox before={undefined} />}
    </article>
  )
}
