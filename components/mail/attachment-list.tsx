import { Icon } from '#components/ui/icon'
import type { FileView } from './sheet-types.ts'

/** Files as ruled lines: icon, name, size. The link is named by the file alone. */
export function AttachmentList({ files, label }: { files: FileView[]; label: string }) {
  return (
    <ul className="files" aria-label={label}>
      {files.map(({ id, name, size, icon }) => (
        <li key={id}>
          <Icon name={icon} />
          <a className="link grow cut" href={`/api/attachments/${id}`} download dir="auto">
            {name}
          </a>
          <span className="small faint">{size}</span>
        </li>
      ))}
    </ul>
  )
}
