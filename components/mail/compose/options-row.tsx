import type { DraftView } from '#domain/mail/types'
import type { ComposeLabels } from './labels.ts'

/** How the message may be answered, and whether readers say that they have read it. */
export function OptionsRow({ draft, labels }: { draft: DraftView; labels: ComposeLabels }) {
  return (
    <fieldset className="crow options">
      <legend className="lab">{labels.options}</legend>
      <div className="in">
        <label className="choice">
          <input className="box" type="checkbox" name="noReply" defaultChecked={draft.noReply} />
          {labels.noReply}
        </label>
        <label className="choice">
          <input className="box" type="checkbox" name="asksConfirmation" defaultChecked={draft.asksConfirmation} />
          {labels.asksConfirmation}
        </label>
      </div>
    </fieldset>
  )
}
