import { smallForm } from '#domain/attachments/request-body'
import { chatDoor } from '#domain/chat/doors'
import { NotFound, Refusal } from '#domain/refusal'
import { describeRefusal } from '#domain/session/describe-refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'
import { answer } from './answer.ts'

type Props = { params: Promise<{ verb: string }> }

/** Every verb of the chat, posted as a form: by the panel, which reads JSON, or by a page without scripts, which goes on to `back`. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false
  let back = '/chat'
  try {
    requireSameOrigin(request.headers)
    const viewer = await getViewer()
    if (!viewer) return answer(scripted, 401, {}, '/sign-in?next=%2Fchat')
    const door = chatDoor((await params).verb)
    const fields = await smallForm(request)
    back = String(fields.get('back') ?? '') || back
    fields.delete('back')
    return answer(scripted, 200, (await door(viewer, fields)) ?? {}, back)
  } catch (error) {
    if (error instanceof NotFound) return answer(scripted, 404, {}, '/chat')
    if (!(error instanceof Refusal)) throw error
    const isForeign = error.code === 'foreign-origin'
    return answer(scripted || isForeign, isForeign ? 403 : 422, { refusal: await describeRefusal(error) }, back)
  }
}
