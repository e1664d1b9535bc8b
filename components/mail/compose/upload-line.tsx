import { Icon } from '#components/ui/icon'
import { type ComposeLabels, fill } from './labels.ts'
import type { Upload, Uploads } from './use-uploads.ts'

/** A file on its way, with its progress and a way to stop it; or why it did not arrive, with what to do. */
export function UploadLine({ upload, uploads, labels }: { upload: Upload; uploads: Uploads; labels: ComposeLabels }) {
  const { key, file, state, part, error, mayRetry } = upload
  const { name } = file
  const leave = () => {
    uploads.drop(key)
    document.getElementById('compose-attach')?.focus()
  }
  if (state === 'failed')
    return (
      <li className="failed">
        <Icon name="circle-alert" size={17} />
        <span role="alert">{error}</span>
        {mayRetry ? (
          <button type="button" className="x" aria-label={fill(labels.retryUpload, { name })} onClick={() => uploads.retry(key)}>
            <Icon name="refresh-cw" size={15} />
          </button>
        ) : null}
        <button type="button" className="x" aria-label={fill(labels.remove, { name })} onClick={leave}>
          <Icon name="x" size={15} />
        </button>
      </li>
    )
  return (
    <li>
      <Icon name="upload" size={17} />
      <span className="cut" dir="auto">
        {name}
      </span>
      <progress max={1} value={part} aria-label={name} />
      <span className="small mute num">{progressWords(upload, labels)}</span>
      <button type="button" className="x" aria-label={fill(labels.cancelUpload, { name })} onClick={leave}>
        <Icon name="x" size={15} />
      </button>
    </li>
  )
}

/** All bytes gone is not yet arrived: the server still looks at them. */
function progressWords({ state, part }: Upload, labels: ComposeLabels): string {
  if (state === 'waiting') return labels.uploadWaiting
  return part < 1 ? `${Math.floor(part * 100)}\u00a0%` : labels.uploadChecking
}
