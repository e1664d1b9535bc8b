import { readRoomPage } from '#domain/chat/queries'
import { NotFound } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ roomId: string }> }
const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** A page of a room (`ChatPage`): the newest messages, those before the number `?before=`, or those after `?after=`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  const asked = new URL(request.url).searchParams
  const around = { before: numberOf(asked.get('before')), after: numberOf(asked.get('after')) }
  try {
    return Response.json(await readRoomPage(viewer, (await params).roomId, around), { headers: PRIVATE })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return new Response(null, { status: 404, headers: PRIVATE })
  }
}

function numberOf(text: string | null): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
