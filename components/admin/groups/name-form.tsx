'use client'

import { startTransition, useActionState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { GroupState } from '#domain/directory/groups/actions'

type Props = {
  action: (state: GroupState, formData: FormData) => Promise<GroupState>
  /** The group that gets another name; none for a new one. */
  group?: { id: string; name: string }
  fieldId: string
  labels: { label: string; button: string; saved?: string }
}

/** The name of a group, new or another; what was typed stays when it is refused. */
export function NameForm({ action, group, fieldId, labels }: Props) {
  const [state, send, saving] = useActionState<GroupState, FormData>(action, {})
  const refusal = state.refusal && !saving ? state.refusal.sentence : null
  return (
    <form
      className="stacked"
      action={send}
      onSubmit={(event) => {
        // An action given to a form empties it once it is done, also of what was refused.
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        if (!saving) startTransition(() => send(fields))
      }}
    >
      {group ? <input type="hidden" name="id" value={group.id} /> : null}
      <div className="field">
        <label htmlFor={fieldId}>{labels.label}</label>
        <span className="flow">
          <input
            className="input name-input"
            id={fieldId}
            name="name"
            required
            maxLength={80}
            autoComplete="off"
            defaultValue={group?.name}
            aria-invalid={refusal ? true : undefined}
            aria-describedby={refusal ? `${fieldId}-refusal` : undefined}
          />
          <button className="btn btn-line" type="submit" aria-disabled={saving || undefined}>
            {labels.button}
          </button>
        </span>
        {refusal ? <FieldError id={`${fieldId}-refusal`}>{refusal}</FieldError> : null}
        <p className="small mute" role="status">
          {state.saved && !saving ? labels.saved : null}
        </p>
      </div>
    </form>
  )
}
