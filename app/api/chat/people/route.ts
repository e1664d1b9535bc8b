import { suggestChatPeople } from '#domain/chat/queries'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** Whom the signed-in person may begin a talk with under the name in `?q=`: at most 12 `{ id, name, role }`, as JSON. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  const query = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggestChatPeople(viewer, query), { headers: PRIVATE })
}
