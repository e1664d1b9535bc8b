import { suggestRecipients } from '#domain/directory/suggestions'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** Whom the signed-in person may write to under the name in `?q=`: at most 12 people and groups, as JSON. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return Response.json({ error: 'sign-in' }, { status: 401, headers: PRIVATE })
  const query = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggestRecipients(viewer, query), { headers: PRIVATE })
}
