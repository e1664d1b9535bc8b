import Form from 'next/form'
import { Icon, type IconName } from '#components/ui/icon'
import { purgeOpenedAction, restoreOpenedAction, trashOpenedAction } from '#domain/mail/actions'
import { RecallButton } from './after/recall-button.tsx'
import { PrintButton } from './print-button.tsx'
import type { SheetView } from './sheet-types.ts'

/** The bar over an open message; on a phone it lies at the thumb. Answers are forms that open compose, so that they work without scripts. */
export function MessageActions({ sheet: { id, segment, isTrash, replyAll, notes, words } }: { sheet: SheetView }) {
  return (
    <div className="bar lined" role="toolbar" aria-label={words.messageActions}>
      {notes.mayAnswer && <ComposeButton name="reply" id={id} icon="reply" label={words.reply} />}
      {notes.mayAnswer && replyAll && (
        <ComposeButton
          name="replyAll"
          id={id}
          icon="reply-all"
          label={words.replyAll}
          short={words.replyAllShort}
          hint={replyAll}
        />
      )}
      {notes.mayForward && <ComposeButton name="forward" id={id} icon="forward" label={words.forward} />}
      {notes.recall && <RecallButton id={id} recall={notes.recall} />}
      <span className="grow" />
      <PrintButton label={words.print} />
      {isTrash && <OpenedButton action={restoreOpenedAction} id={id} box={segment} icon="undo-2" label={words.restore} />}
      {isTrash ? (
        <OpenedButton action={purgeOpenedAction} id={id} box={segment} icon="trash-2" label={words.purge} isDanger />
      ) : (
        <OpenedButton action={trashOpenedAction} id={id} box={segment} icon="trash-2" label={words.delete} isDanger />
      )}
    </div>
  )
}

type ComposeProps = {
  name: 'reply' | 'replyAll' | 'forward'
  id: string
  icon: IconName
  label: string
  short?: string
  hint?: string
}

function ComposeButton({ name, id, icon, label, short, hint }: ComposeProps) {
  return (
    <Form action="/mail/compose" prefetch={false}>
      <input type="hidden" name={name} value={id} />
      <button type="submit" className="btn btn-bare btn-sm" title={hint} aria-label={short ? label : undefined}>
        <Icon name={icon} />
        {short ? (
          <>
            <span className="only-wide">{label}</span>
            <span className="only-narrow">{short}</span>
          </>
        ) : (
          label
        )}
      </button>
    </Form>
  )
}

type OpenedProps = {
  action: (formData: FormData) => Promise<void>
  id: string
  box: string
  icon: IconName
  label: string
  isDanger?: boolean
}

function OpenedButton({ action, id, box, icon, label, isDanger }: OpenedProps) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="box" value={box} />
      <button
        type="submit"
        className={isDanger ? 'btn btn-bare btn-sm btn-ico btn-danger' : 'btn btn-bare btn-sm btn-ico'}
        aria-label={label}
        title={label}
      >
        <Icon name={icon} />
        <span className="only-narrow">{label}</span>
      </button>
    </form>
  )
}
