import { findSending } from '#domain/mail/sendings/queries'
import { getViewer } from '#domain/session/get-viewer'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

type Context = { params: Promise<{ messageId: string }> }

/** How far a large message of the signed-in person is: `{ total, done, finished }`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return Response.json({ error: 'sign-in' }, { status: 401, headers: PRIVATE })
  const sending = await findSending(viewer, (await params).messageId)
  return Response.json(sending ?? { error: 'not-found' }, { status: sending ? 200 : 404, headers: PRIVATE })
}
