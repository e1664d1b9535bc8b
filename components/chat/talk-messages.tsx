import { Avatar } from '#components/ui/avatar'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import { RaisedTime } from '#components/ui/raised-time'
import type { ChatMessage } from '#domain/chat/types'
import type { Bubble, TalkItem } from './group-messages.ts'
import { LinkedText } from './linked-text.tsx'
import { counted, fill } from './panel-words.tsx'
import { useChat } from './use-chat.tsx'

/** What was said and what happened, from top to bottom. */
export function TalkMessages({ items }: { items: TalkItem[] }) {
  return items.map((item) => <Item key={item.key} item={item} />)
}

function Item({ item }: { item: TalkItem }) {
  const { words, zoned } = useChat()
  if (item.kind === 'event') return <Happened message={item.message} />
  if (item.kind === 'news') return <p className="newline lined">{counted(item.count, words.newMessages)}</p>
  if (item.kind === 'day') {
    const day = formatTime(new Date(item.at), 'day', zoned)
    const isToday = day === formatTime(new Date(), 'day', zoned)
    return <p className="dayline lined">{isToday ? words.today : <RaisedTime at={item.at}>{day}</RaisedTime>}</p>
  }
  return (
    <div className={item.isMine ? 'say lined mine' : 'say lined'}>
      <div className="g">
        <Avatar name={item.author} />
      </div>
      <div className="c">
        <p className="n">
          {item.author}
          <RaisedTime at={item.at}>{formatTime(new Date(item.at), 'hour', zoned)}</RaisedTime>
        </p>
        {item.bubbles.map((bubble) => (
          <Said key={bubble.id} bubble={bubble} />
        ))}
      </div>
    </div>
  )
}

function Said({ bubble: { text, isNew, sending } }: { bubble: Bubble }) {
  const look = sending ? ' leaving' : isNew ? ' new' : ''
  return (
    <>
      <p className={`b${look}`}>
        <LinkedText text={text} />
      </p>
      {sending && <Leaving sending={sending} />}
    </>
  )
}

/** Where a message is that has not left: on its way, waiting for the line, or not sent, with what one can do. */
function Leaving({ sending: { id, state, reason } }: { sending: NonNullable<Bubble['sending']> }) {
  const { words, chat } = useChat()
  if (state === 'pending')
    return (
      <p className="fate">
        <Icon name="clock" size={14} />
        <span className="sr">{words.pending}</span>
      </p>
    )
  const why = { gone: words.gone, signedOut: words.signedOut }[reason as string]
  return (
    <p className={state === 'failed' ? 'fate failed' : 'fate'}>
      <Icon name={state === 'failed' ? 'circle-alert' : 'wifi-off'} size={14} />
      <span>
        {[state === 'failed' || reason === 'unreachable' ? words.notSent : words.stalled, why].filter(Boolean).join('. ')}
      </span>
      <button type="button" className="link" onClick={() => chat().sendAgain(id)}>
        {words.sendAgain}
      </button>
      <button type="button" className="link" onClick={() => chat().forget(id)}>
        {words.forget}
      </button>
    </p>
  )
}

function Happened({ message: { kind, authorId, author, about, at } }: { message: ChatMessage }) {
  const { words, zoned, me } = useChat()
  if (kind === 'text') return null
  const sentences = authorId === me ? words.ownEvent : words.event
  const hour = formatTime(new Date(at), 'hour', zoned)
  const event = kind === 'left' && about === 'declined' ? 'declined' : kind
  return <p className="event lined">{fill(sentences[event], { author, about, hour })}</p>
}
