import { countChat } from '#domain/chat/queries'
import { readMailCounts } from '#domain/mail/queries'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** What is new for the signed-in person, each count stopped at 100; `at`: when it was read, in milliseconds of the server. */
export async function GET(): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  const [{ inbox, feed }, chat] = await Promise.all([readMailCounts(viewer), countChat(viewer)])
  return Response.json({ mail: inbox, chat, feed, at: Date.now() }, { headers: PRIVATE })
}
