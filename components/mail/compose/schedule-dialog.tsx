import { useEffect, useRef } from 'react'
import { closes } from '#components/ui/dialog-commands'
import { FieldError } from '#components/ui/notice'
import type { ComposeLabels } from './labels.ts'

export const SCHEDULE_DIALOG = 'compose-schedule'

type Props = { labels: ComposeLabels; at: string; error: string | undefined; onSchedule: () => void }

/** The day and hour at which the message leaves. The browser opens and closes it; its button is the form's own. */
export function ScheduleDialog({ labels, at, error, onSchedule }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Refused, it is asked again, with the sentence that says why.
  useEffect(() => {
    if (error && !dialog.current?.open) dialog.current?.showModal()
  }, [error])
  return (
    <dialog ref={dialog} id={SCHEDULE_DIALOG} className="float dialog schedule" aria-labelledby="schedule-title">
      <h2 className="h20" id="schedule-title">
        {labels.schedule}
      </h2>
      <div className="field">
        <label htmlFor="compose-send-at">{labels.scheduleAt}</label>
        <input
          id="compose-send-at"
          className="input"
          type="datetime-local"
          name="sendAt"
          defaultValue={at}
          step={60}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'schedule-error schedule-hint' : 'schedule-hint'}
        />
        {error ? <FieldError id="schedule-error">{error}</FieldError> : null}
        <p className="small mute" id="schedule-hint">
          {labels.scheduleHint}
        </p>
      </div>
      <div className="flow">
        <button
          type="submit"
          className="btn btn-main"
          name="intent"
          value="schedule"
          onClick={(event) => {
            event.preventDefault()
            dialog.current?.close()
            onSchedule()
          }}
        >
          {labels.scheduleYes}
        </button>
        <button type="button" className="btn btn-bare" {...closes(SCHEDULE_DIALOG)}>
          {labels.scheduleNo}
        </button>
      </div>
    </dialog>
  )
}

/** Without scripts the dialog stays closed after a refusal: its sentence then stands in the foot. */
export function HourError({ children }: { children: string | undefined }) {
  if (!children) return null
  return (
    <div className="unscripted">
      <FieldError id="compose-hour-error">{children}</FieldError>
    </div>
  )
}
