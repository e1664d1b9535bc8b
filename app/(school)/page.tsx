import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Feed } from '#components/feed/feed'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('feed'))('title') }
}

/** The portal home: the day, and what is new. */
export default async function HomePage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { before } = await searchParams
  return <Feed viewer={viewer} before={typeof before === 'string' ? before : undefined} />
}
