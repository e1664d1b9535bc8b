import { getTranslations } from 'next-intl/server'
import { answerUpload } from '#domain/attachments/upload'
import { Refusal } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'

/** Takes one file, as the body or in a form: 201 `{ id, name, size, type }`, else `{ error }` with a sentence. */
export async function POST(request: Request): Promise<Response> {
  const t = await getTranslations('attachments.refusals')
  const say = (code: string, values = {}) => t(code as 'bad-upload', values)
  try {
    requireSameOrigin(request.headers)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ error: say('foreign-origin') }, { status: 403 })
  }
  const viewer = await getViewer()
  if (!viewer) return Response.json({ error: say('signed-out') }, { status: 401 })
  return answerUpload(viewer, request, say)
}
