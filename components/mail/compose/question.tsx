import { useEffect, useRef } from 'react'
import type { SaidQuestion } from '#domain/mail/compose-intents'
import type { ComposeLabels } from './labels.ts'

type Props = { question: SaidQuestion; labels: ComposeLabels; onYes: (intent: string) => void; onNo: () => void }

/** Asked before something typed is thrown away. */
export function cancelQuestion({ cancelTitle, cancelBody, abandon }: ComposeLabels): SaidQuestion {
  return { title: cancelTitle, sentences: [cancelBody], yes: abandon, intent: 'discard' }
}

/** A question before something is done that cannot be taken back. Rendered when it is to be asked. */
export function QuestionDialog({ question, labels, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A careless Enter sends nothing and keeps the text.
    no.current?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="float dialog"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="question-said"
      onClose={onNo}
    >
      <Said question={question} />
      <div className="flow">
        <button type="button" className="btn btn-main" onClick={() => onYes(question.intent)}>
          {question.yes}
        </button>
        <button ref={no} type="button" className="btn btn-bare" onClick={() => dialog.current?.close()}>
          {labels.keepWriting}
        </button>
      </div>
    </dialog>
  )
}

/** The same question inside the page, for a form without scripts. */
export function QuestionNotice({ question, labels }: Pick<Props, 'question' | 'labels'>) {
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
      <h2 className="h20" id="question">
        {question.title}
      </h2>
      <div className="mute asked" id="question-said">
        {question.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  )
}
