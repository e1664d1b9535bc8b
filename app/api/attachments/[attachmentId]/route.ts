import { getTranslations } from 'next-intl/server'
import { serveAttachment, turnStrangerAway } from '#domain/attachments/serve-attachment'
import { getViewer } from '#domain/session/get-viewer'

type Context = { params: Promise<{ attachmentId: string }> }

/** A file, or a part of it, after asking whether the viewer may open it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const t = await getTranslations('attachments.refusals')
  const viewer = await getViewer()
  if (!viewer) return turnStrangerAway(request, t('signed-out-download'))
  return serveAttachment(viewer, request, (await params).attachmentId, t('not-found'))
}

/** The same answer without the file. */
export const HEAD = GET
