import { Icon } from '#components/ui/icon'
import { FilePreviews } from './file-previews.tsx'
import type { ThreadView } from './sheet-types.ts'
import type { SheetWords } from './sheet-words.tsx'

/** Files as ruled lines: icon, name, size. The link is named by the file alone. Two and more can be saved together. */
export function AttachmentList({ message: { id, files, allFiles }, words }: { message: ThreadView; words: SheetWords }) {
  return (
    <>
      <ul className="files" aria-label={words.attachments}>
        {files.map((file) => (
          <li key={file.id}>
            <Icon name={file.icon} />
            <a className="link grow cut" href={`/api/attachments/${file.id}`} download dir="auto">
              {file.name}
            </a>
            <span className="small faint">{file.size}</span>
          </li>
        ))}
      </ul>
      {allFiles && (
        <p className="all-files">
          <a className="btn btn-bare btn-sm" href={`/api/messages/${id}/attachments.zip`} download>
            <Icon name="download" size={16} />
            {words.downloadAll}
          </a>
          <span className="small faint">{allFiles}</span>
        </p>
      )}
      <FilePreviews files={files} words={words} />
    </>
  )
}
