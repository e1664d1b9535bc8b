import { smallForm } from '#domain/attachments/request-body'
import { audienceOf } from '#domain/mail/audience-words'
import { parseChosen } from '#domain/mail/compose-form'
import { Refusal } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'

/** Who would get a message to these recipients, in words. A POST without effect: its question is too long for an address. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request.headers)
    const viewer = await getViewer()
    if (!viewer) return new Response(null, { status: 401 })
    const chosen = parseChosen(String((await smallForm(request)).get('chosen') ?? ''))
    return Response.json(await audienceOf(viewer, chosen), { headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 422 })
    throw error
  }
}
