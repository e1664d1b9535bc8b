import { useRef } from 'react'
import { Icon } from '#components/ui/icon'
import { LIMITS } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { sizeLimit } from './use-uploads.ts'

type Props = { labels: ComposeLabels; error: boolean; onFiles: (files: FileList) => void }

/**
 * Opens the file chooser, with the limits told beforehand. With scripts off the chooser itself is seen, and this button posts
 * what was chosen together with the draft.
 */
export function AttachButton({ labels, error, onFiles }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const limit = fill(labels.attachLimit, { count: LIMITS.attachments, size: sizeLimit(labels) })
  return (
    <>
      <input
        ref={chooser}
        className="chooser"
        type="file"
        name="file"
        multiple
        aria-label={labels.files}
        aria-describedby="compose-limit"
        onChange={({ target }) => {
          if (target.files?.length) onFiles(target.files)
          target.value = ''
        }}
      />
      <button
        type="submit"
        id="compose-attach"
        className="btn btn-bare attach"
        name="intent"
        value="save"
        aria-label={labels.attach}
        aria-describedby={error ? 'compose-limit compose-attachments-error' : 'compose-limit'}
        onClick={(event) => {
          event.preventDefault()
          chooser.current?.click()
        }}
      >
        <Icon name="paperclip" />
        <span className="words">
          <span className="only-wide">{labels.attach}</span>
          <small id="compose-limit">{limit}</small>
        </span>
      </button>
    </>
  )
}
