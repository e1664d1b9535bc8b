import { formatSize } from '#components/ui/format-size'
import { Icon } from '#components/ui/icon'
import type { AttachmentView } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { UploadLine } from './upload-line.tsx'
import type { Uploads } from './use-uploads.ts'

type Props = {
  attachments: AttachmentView[]
  uploads: Uploads
  locale: 'fr' | 'en'
  labels: ComposeLabels
  onRemove: (attachment: AttachmentView) => void
}

/** What is attached and what is on its way; nothing when there is neither. */
export function AttachmentList({ attachments, uploads, locale, labels, onRemove }: Props) {
  if (attachments.length + uploads.list.length === 0) return null
  return (
    <div className="crow">
      <span className="lab" id="compose-files">
        {labels.files}
      </span>
      <ul className="attached" aria-labelledby="compose-files">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <input type="hidden" name="attachments[]" value={attachment.id} />
            <Icon name="paperclip" size={17} />
            <a className="cut" href={`/api/attachments/${attachment.id}`} target="_blank" rel="noopener" dir="auto">
              {attachment.name}
            </a>
            <span className="small mute num">{formatSize(attachment.size, locale)}</span>
            <button
              type="submit"
              className="x"
              name="intent"
              value={`detach:${attachment.id}`}
              aria-label={fill(labels.remove, { name: attachment.name })}
              onClick={(event) => {
                event.preventDefault()
                onRemove(attachment)
                document.getElementById('compose-attach')?.focus()
              }}
            >
              <Icon name="x" size={15} />
            </button>
          </li>
        ))}
        {uploads.list.map((upload) => (
          <UploadLine key={upload.key} upload={upload} uploads={uploads} labels={labels} />
        ))}
      </ul>
    </div>
  )
}
