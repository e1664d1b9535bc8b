import { getTranslations } from 'next-intl/server'
import { turnStrangerAway } from '#domain/attachments/serve-attachment'
import { serveZip } from '#domain/attachments/serve-zip'
import { getViewer } from '#domain/session/get-viewer'

type Context = { params: Promise<{ messageId: string }> }

/** All files of a message in one archive, after asking whether the viewer has a copy of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const t = await getTranslations('files')
  const viewer = await getViewer()
  if (!viewer) return turnStrangerAway(request, t('signedOut'))
  return serveZip(viewer, request, (await params).messageId, t('noFiles'))
}

/** The same answer without the archive. */
export const HEAD = GET
