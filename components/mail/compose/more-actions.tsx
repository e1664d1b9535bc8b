import { useRef } from 'react'
import { opens } from '#components/ui/dialog-commands'
import { Icon } from '#components/ui/icon'
import type { ComposeLabels } from './labels.ts'
import { SCHEDULE_DIALOG } from './schedule-dialog.tsx'

type Props = { labels: ComposeLabels; onSave: () => void; onCancel: () => void }

/** « + »: a native popover, which opens without scripts too; its buttons are the form's own. */
export function MoreActions({ labels, onSave, onCancel }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const choose = (run: () => void) => (event: { preventDefault: () => void }) => {
    event.preventDefault()
    menu.current?.hidePopover()
    run()
  }
  return (
    <>
      <button type="button" className="btn btn-bare btn-ico more" aria-label={labels.more} popoverTarget="compose-more">
        <Icon name="plus" />
      </button>
      <div ref={menu} id="compose-more" className="menu more-menu" popover="auto">
        <button type="submit" name="intent" value="save" onClick={choose(onSave)}>
          <Icon name="file-pen-line" />
          {labels.saveDraft}
        </button>
        <button type="button" {...opens(SCHEDULE_DIALOG)}>
          <Icon name="calendar-clock" />
          {labels.schedule}
        </button>
        <button type="submit" name="intent" value="cancel" onClick={choose(onCancel)}>
          <Icon name="x" />
          {labels.cancel}
        </button>
      </div>
    </>
  )
}
