import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { Icon, type IconName } from '#components/ui/icon'
import {
  changeMessagesAction,
  purgeOpenedAction,
  restoreOpenedAction,
  trashOpenedAction,
  unreadOpenedAction,
} from '#domain/mail/actions'
import { RecallButton } from './after/recall-button.tsx'
import { PrintButton } from './print-button.tsx'
import type { SheetView } from './sheet-types.ts'

/** The bar over an open message; on a phone it lies at the thumb. Answers are forms that open compose, so that they work without scripts. */
export function MessageActions({ sheet }: { sheet: SheetView }) {
  const { id, segment, isTrash, replyAll, notes, words } = sheet
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
      {!isTrash && <StarButton sheet={sheet} />}
      {sheet.received && !isTrash && (
        <OpenedButton action={unreadOpenedAction} id={id} box={segment} icon="mail" label={words.markUnread} isWide />
      )}
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
  const router = useRouter()
  const move = (event: FormEvent) => {
    event.preventDefault()
    router.push(`/mail/compose?${name}=${id}`)
  }
  return (
    <form action="/mail/compose" onSubmit={move}>
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
    </form>
  )
}

/** The star is set and taken away by the form of a list, for this message alone. */
function StarButton({ sheet: { id, segment, starred, words } }: { sheet: SheetView }) {
  return (
    <FormButton
      action={changeMessagesAction as (form: FormData) => Promise<void>}
      fields={{ verb: starred ? 'unstar' : 'star', 'ids[]': id, box: segment }}
      icon="star"
      label={starred ? words.unstar : words.star}
      short={words.starShort}
      className={starred ? 'starred-on' : ''}
      shortcut="s"
    />
  )
}

type OpenedProps = {
  action: (formData: FormData) => Promise<void>
  id: string
  box: string
  icon: IconName
  label: string
  isDanger?: boolean
  /** Left out where there is little room. */
  isWide?: boolean
}

function OpenedButton({ action, id, box, icon, label, isDanger, isWide }: OpenedProps) {
  const button = { action, icon, label, ...(isWide && { isWide }) }
  if (!isDanger) return <FormButton {...button} fields={{ id, box }} />
  // A key puts into the trash, from where there is a way back; for good takes a press.
  return (
    <FormButton
      {...button}
      fields={{ id, box }}
      className="btn-danger"
      {...(action === trashOpenedAction && { shortcut: '#' })}
    />
  )
}

type FormButtonProps = Pick<OpenedProps, 'action' | 'icon' | 'label' | 'isWide'> & {
  fields: Record<string, string>
  /** For where there is little room. */
  short?: string
  className?: string
  /** The key that presses it. */
  shortcut?: string
}

/** A sign with a name that posts a form of its own; its words show where the bar lies at the thumb. */
function FormButton({ action, fields, icon, label, short = label, className = '', shortcut, isWide }: FormButtonProps) {
  return (
    <form action={action} className={isWide ? 'only-wide' : undefined}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={`btn btn-bare btn-sm btn-ico ${className}`}
        aria-label={label}
        title={label}
        data-key={shortcut}
      >
        <Icon name={icon} />
        <span className="only-narrow">{short}</span>
      </button>
    </form>
  )
}
