import { formatTime, type TimeZoned } from '#components/ui/format-time'
import type { AudienceWords } from '#domain/mail/audience-words'
import { type ComposeLabels, fill } from './labels.ts'
import { SignInLink } from './send-trouble.tsx'
import type { SaveState } from './use-autosave.ts'

type Props = {
  audience: AudienceWords
  save: SaveState
  waiting: boolean
  /** Goes on in a draft of its own, when the message has left already. */
  onApart: () => void
  restored: boolean
  zoned: TimeZoned
  labels: ComposeLabels
}

/** The foot's one live line: who gets the message, who cannot, and when it was saved. */
export function ComposeNote({ audience, save, waiting, restored, zoned, labels, onApart }: Props) {
  return (
    <div className="note small mute" role="status">
      {waiting ? <p>{labels.waitingForFiles}</p> : null}
      {restored ? <p>{labels.restored}</p> : null}
      {audience ? <p>{audience.line}</p> : null}
      <p>
        {savedWords(save, zoned, labels)} {save.signedOut ? <SignInLink labels={labels} /> : null}
      </p>
      {save.refusal?.code === 'already-sent' ? (
        <p>
          <button type="button" className="link" onClick={onApart}>
            {labels.keepApart}
          </button>
        </p>
      ) : null}
      {audience?.missing ? <p className="missing">{audience.missing}</p> : null}
    </div>
  )
}

function savedWords({ state, savedAt, signedOut, refusal }: SaveState, zoned: TimeZoned, labels: ComposeLabels): string {
  if (state === 'failed' && refusal) return `${labels.notSaved} ${refusal.sentence}`
  if (state === 'failed') return signedOut ? `${labels.notSaved} ${labels.signedOut}` : labels.notSaved
  return savedAt ? fill(labels.saved, { time: formatTime(savedAt, 'hour', zoned) }) : ''
}
