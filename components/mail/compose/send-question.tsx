import { useEffect, useRef } from 'react'
import type { SaidQuestion } from '#domain/mail/compose-intents'
import type { ComposeLabels } from './labels.ts'

type Props = { question: SaidQuestion; labels: ComposeLabels; onYes: (intent: string) => void; onThink: () => void }

/** Asked before a message leaves for many, or without the file that it speaks of. Rendered when it is to be asked. */
export function SendQuestionDialog({ question, labels, onYes, onThink }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const think = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A careless Enter sends nothing.
    think.current?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="float dialog"
      role="alertdialog"
      aria-labelledby="send-question"
      aria-describedby="send-question-said"
      onClose={onThink}
    >
      <Said question={question} />
      <div className="flow">
        <button type="button" className="btn btn-main" onClick={() => onYes(question.intent)}>
          {question.yes}
        </button>
        <button ref={think} type="button" className="btn btn-bare" onClick={() => dialog.current?.close()}>
          {labels.keepWriting}
        </button>
      </div>
    </dialog>
  )
}

/** The same question inside the page, for a form without scripts. */
export function SendQuestionNotice({ question, labels }: Pick<Props, 'question' | 'labels'>) {
  return (
    <div className="cancel-notice" role="alert">
      <Said question={question} />
      <div className="flow">
        <button type="submit" className="btn btn-main" name="intent" value={question.intent}>
          {question.yes}
        </button>
        <button type="submit" className="btn btn-bare" name="intent" value="save">
          {labels.keepWriting}
        </button>
      </div>
    </div>
  )
}

function Said({ question }: Pick<Props, 'question'>) {
  return (
    <>
      <h2 className="h20" id="send-question">
        {question.title}
      </h2>
      <div className="mute asked" id="send-question-said">
        {question.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  )
}
