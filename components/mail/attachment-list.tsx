import { formatSize } from '#components/ui/format-size'
import { Icon, type IconName } from '#components/ui/icon'
import type { AttachmentView } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

/** Files as ruled lines: icon, name, size. The link is named by the file alone. */
export function AttachmentList({ attachments, label, viewer }: { attachments: AttachmentView[]; label: string; viewer: Viewer }) {
  return (
    <ul className="files" aria-label={label}>
      {attachments.map(({ id, name, size, type }) => (
        <li key={id}>
          <Icon name={iconOf(type)} />
          <a className="link grow cut" href={`/api/attachments/${id}`} download dir="auto">
            {name}
          </a>
          <span className="small faint">{formatSize(size, viewer.locale)}</span>
        </li>
      ))}
    </ul>
  )
}

function iconOf(type: string): IconName {
  return type === 'application/pdf' || type.startsWith('text/') ? 'file-text' : 'file'
}
