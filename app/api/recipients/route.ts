import { suggestRecipients } from '#domain/directory/suggestions'
import { getViewer } from '#domain/session/get-viewer'

const LONGEST = 200

/** `GET /api/recipients?q=`: whom the letters typed in « À » may mean, as `Recipient[]`; never anybody whom the rules do not allow. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-store' }
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers })
  const query = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggestRecipients(viewer, query.slice(0, LONGEST)), { headers })
}
