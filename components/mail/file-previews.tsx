import type { FilePreview, FileView } from './sheet-types.ts'
import type { SheetWords } from './sheet-words.tsx'

const MOST_PICTURES = 12

/**
 * What may be seen without saving it: pictures, small, each opening large in a page of its own; documents folded, each in a frame
 * that runs nothing (its answer's own policy is an empty sandbox). Loaded when they come into view.
 */
export function FilePreviews({ files, words }: { files: FileView[]; words: SheetWords }) {
  const pictures = files.filter(({ preview }) => preview?.kind === 'picture').slice(0, MOST_PICTURES)
  const documents = files.filter(({ preview }) => preview?.kind === 'document')
  if (pictures.length + documents.length === 0) return null
  return (
    <div className="previews">
      {pictures.length > 0 && (
        <ul aria-label={words.previews}>
          {pictures.map(({ id, name, preview }) => (
            <li key={id}>
              <a href={inline(id)} target="_blank" rel="noopener" aria-label={labelOf(preview)} title={name}>
                {/* biome-ignore lint/performance/noImgElement: what people send never passes through the optimiser of pictures. */}
                <img src={inline(id)} alt="" loading="lazy" decoding="async" height={160} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {documents.map(({ id, name }) => (
        <details key={id} className="only-wide">
          <summary>
            {words.previewOf} <bdi>{name}</bdi>
          </summary>
          <iframe src={inline(id)} title={`${words.previewOf} ${name}`} loading="lazy" />
        </details>
      ))}
    </div>
  )
}

function labelOf(preview: FilePreview | undefined): string | undefined {
  return preview?.kind === 'picture' ? preview.label : undefined
}

function inline(id: string): string {
  return `/api/attachments/${id}?inline`
}
