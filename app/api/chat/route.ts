import { readChatOverview } from '#domain/chat/queries'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** All that the panel shows of the signed-in person but the messages (`ChatOverview`), as JSON. */
export async function GET(): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  return Response.json(await readChatOverview(viewer), { headers: PRIVATE })
}
