import { smallForm } from '#domain/attachments/request-body'
import { parseChosen } from '#domain/mail/compose-form'
import { listRecipientLists, saveAsList } from '#domain/mail/recipient-lists'
import { Refusal } from '#domain/refusal'
import { describeRefusal } from '#domain/session/describe-refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'

const PRIVATE = { headers: { 'Cache-Control': 'private, no-store' } }

/** Keeps the recipients chosen in compose under a name: all lists of the viewer, or `{ refusal }` with a sentence. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request.headers)
    const viewer = await getViewer()
    if (!viewer) return new Response(null, { status: 401 })
    const form = await smallForm(request)
    await saveAsList(viewer, String(form.get('name') ?? ''), parseChosen(String(form.get('chosen') ?? '')))
    return Response.json({ lists: await listRecipientLists(viewer) }, PRIVATE)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ refusal: await describeRefusal(error) }, { status: 422, ...PRIVATE })
  }
}
