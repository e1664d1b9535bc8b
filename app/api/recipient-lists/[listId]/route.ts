import { getRecipientList } from '#domain/mail/recipient-lists'
import { NotFound } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** Whom one of the viewer's lists reaches now, and the names of those whom it no longer does. */
export async function GET(_: Request, { params }: { params: Promise<{ listId: string }> }): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  try {
    return Response.json(await getRecipientList(viewer, (await params).listId), { headers: PRIVATE })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404, headers: PRIVATE })
    throw error
  }
}
