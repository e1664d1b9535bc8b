import type { Opened } from '#components/mail/post-open'
import { readSheet } from '#components/mail/read-sheet'
import { findBox } from '#domain/mail/boxes'
import { byKind } from '#domain/mail/count-kinds'
import { findOpenedMessage } from '#domain/mail/open-message'
import { placeOf } from '#domain/mail/place'
import { readMailCounts } from '#domain/mail/queries'
import { getViewer } from '#domain/session/get-viewer'
import { isSameOrigin } from '#domain/session/origin'

type Props = { params: Promise<{ messageId: string }> }

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** Opens a message from the list of `?box=`: marks it read and gives what its sheet and the counts then show. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 })
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401 })
  const segment = new URL(request.url).searchParams.get('box') ?? ''
  const opening = { place: placeOf(segment) ?? undefined }
  const [box, message] = await Promise.all([
    findBox(viewer, segment),
    findOpenedMessage(viewer, (await params).messageId, opening),
  ])
  if (!box || !message) return new Response(null, { status: 404, headers: PRIVATE })
  const [sheet, counts] = await Promise.all([readSheet(viewer, box, message), readMailCounts(viewer)])
  return Response.json({ sheet, counts: byKind(counts), at: Date.now() } satisfies Opened, { headers: PRIVATE })
}
