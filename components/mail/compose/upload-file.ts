import type { AttachmentView } from '#domain/mail/types'

/** Why a file did not arrive: the server's own sentence, or nothing when there was no answer to read. */
export class UploadError extends Error {
  readonly sentence: string | undefined

  constructor(sentence?: string) {
    super(sentence ?? 'no answer')
    this.sentence = sentence
  }
}

/** Sends one file; `onProgress` is told the part that left (0 to 1). XMLHttpRequest, since fetch tells nothing on the way. */
export function uploadFile(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/attachments')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      if (request.status === 201) resolve(request.response as AttachmentView)
      else reject(new UploadError(sentenceOf(request.response)))
    }
    request.onerror = () => reject(new UploadError())
    request.onabort = () => reject(new UploadError())
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function sentenceOf(answer: unknown): string | undefined {
  const error = (answer as { error?: unknown } | null)?.error
  return typeof error === 'string' ? error : undefined
}
