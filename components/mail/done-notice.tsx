import { Toast } from '#components/ui/toast'
import type { Done } from '#domain/mail/selection'
import type { MailboxWords } from './mailbox-words.tsx'

type Props = { words: MailboxWords; done: Done | null; undo: () => void; close: () => void }

/** Says what was done with the ticked messages and for ten seconds offers the way back. */
export function DoneNotice({ words, done, undo, close }: Props) {
  const button = done?.undo && (
    <button type="button" className="btn btn-bare btn-sm" onClick={undo}>
      {words.undo}
    </button>
  )
  return (
    <Toast onClose={close} action={button} shownFor={10_000}>
      {done && sentence(words, done)}
    </Toast>
  )
}

function sentence({ done: sentences }: MailboxWords, { verb, count }: Done): string {
  if (count === 0) return sentences.none
  const [one = '', many = ''] = sentences[verb]
  return count === 1 ? one : many.replace('#', String(count))
}
