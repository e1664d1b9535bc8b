import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { RaisedTime } from '#components/ui/raised-time'
import { RichText } from '#components/ui/rich-text'
import { ConfirmReading } from './after/confirm-reading.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { RecipientLine } from './recipient-line.tsx'
import type { ThreadView } from './sheet-types.ts'
import type { SheetWords } from './sheet-words.tsx'

type Props = { message: ThreadView; words: SheetWords }

/** One message of a thread: who, to whom, what, with which files. The avatar stands in the margin. */
export function ThreadMessageView({ message, words }: Props) {
  return (
    <article className="msg lined">
      <div className="g">
        <Avatar name={message.from} kind={message.isMailbox ? 'mailbox' : 'person'} size="l" />
      </div>
      <div className="c">
        <div className="who">
          <strong dir="auto">{message.from}</strong>
          <span className="mute">{message.role}</span>
          <RaisedTime at={message.at}>{message.time}</RaisedTime>
        </div>
        <Content message={message} words={words} />
      </div>
    </article>
  )
}

/** An earlier message, folded to one line unless it asks for something. */
export function EarlierMessage({ message, words }: Props) {
  return (
    <details className="msg lined" open={message.notes.confirm !== undefined}>
      <summary>
        <div className="g">
          <Avatar name={message.from} kind={message.isMailbox ? 'mailbox' : 'person'} />
        </div>
        <div className="c">
          <div className="who">
            <strong dir="auto">{message.from}</strong>
            <span className="cut mute grow" dir="auto">
              {message.preview}
            </span>
            <RaisedTime at={message.at}>{message.shortTime}</RaisedTime>
          </div>
        </div>
      </summary>
      <div className="c">
        <Content message={message} words={words} />
      </div>
    </details>
  )
}

function Content({ message, words }: Props) {
  const { notes } = message
  return (
    <>
      <RecipientLine message={message} words={words} />
      {notes.mailbox?.map((line) => (
        <p key={line} className="small flow">
          <Icon name="check" size={16} />
          {line}
        </p>
      ))}
      {notes.shell ? <p className="shell">{notes.shell}</p> : <RichText html={message.body} />}
      {message.files.length > 0 && <AttachmentList message={message} words={words} />}
      {notes.confirm && <ConfirmReading id={message.id} confirm={notes.confirm} />}
    </>
  )
}
