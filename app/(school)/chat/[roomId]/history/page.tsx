import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainHistory } from '#components/chat/page/plain-history'
import { openHistory } from '#domain/chat/open-history'
import { requireViewer } from '#domain/session/get-viewer'
import { found } from '../../../directory/found.ts'

type Props = {
  params: Promise<{ roomId: string }>
  searchParams: Promise<Partial<Record<'q' | 'to', string | string[]>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('history'))('title') }
}

/** « Envoyer l’historique » by links and forms alone: `?to=` those chosen (`group:<id>`), `?q=` who is looked for. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ roomId }, asked] = await Promise.all([params, searchParams])
  const query = [asked.q ?? ''].flat()[0] ?? ''
  const history = await found(openHistory(viewer, { roomId, query, refs: [asked.to ?? []].flat() }))
  return <PlainHistory history={history} query={query} />
}
