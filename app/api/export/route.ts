import { getTranslations } from 'next-intl/server'
import { turnStrangerAway } from '#domain/attachments/serve-attachment'
import { serveExport } from '#domain/mail/export/serve-export'
import { getViewer } from '#domain/session/get-viewer'

/** All one's mail as an mbox file, streamed; strangers come back to the settings, where its link stands. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer()
  if (viewer) return serveExport(viewer, request, new Date())
  return turnStrangerAway(request, (await getTranslations('files'))('signedOut'), '/settings')
}
