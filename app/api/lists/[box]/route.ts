import { readList } from '#components/mail/read-mailbox'
import { findBox } from '#domain/mail/boxes'
import { FILTERS } from '#domain/mail/types'
import { getViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ box: string }> }

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** The first page of a box with its rows, for a screen that shows it and has heard that it changed. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE })
  const box = await findBox(viewer, (await params).box)
  if (!box) return new Response(null, { status: 404, headers: PRIVATE })
  const wanted = new URL(request.url).searchParams.get('filter')
  const filter = FILTERS.find((one) => one === wanted) ?? 'all'
  return Response.json(await readList(viewer, box, { q: '', filter, sent: 0, openedId: '' }), { headers: PRIVATE })
}
