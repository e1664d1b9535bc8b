'use client'

import { Notice } from '#components/ui/notice'
import { AdminForm, type AdminFormProps } from './admin-form.tsx'
import type { FieldSpec } from './field.tsx'

type Props = {
  action: AdminFormProps['action']
  id: string
  /** What the button that opens it says, what will happen, the button that does it, and what a new code is called. */
  words: { verb: string; text: string; confirm: string; code?: string; codeHint?: string }
  fields?: FieldSpec[]
  danger?: boolean
}

/** A verb that is asked twice: a summary opens what will happen and the button that does it; the browser alone can do that. */
export function VerbForm({ action, id, words, fields = [], danger = false }: Props) {
  return (
    <details className="verb">
      <summary className={`btn btn-line btn-sm ${danger ? 'btn-danger' : ''}`}>{words.verb}</summary>
      <AdminForm
        action={action}
        hidden={{ id }}
        fields={fields}
        button={words.confirm}
        danger={danger}
        done={(code) => <NewCode code={code} words={words} />}
      >
        <p>{words.text}</p>
      </AdminForm>
    </details>
  )
}

/** The new code stands where the form was, once and nowhere else. */
function NewCode({ code, words }: { code: string; words: Props['words'] }) {
  return (
    <Notice kind="done">
      <p>
        {words.code} <strong className="code">{code}</strong>
      </p>
      <p className="small">{words.codeHint}</p>
    </Notice>
  )
}
