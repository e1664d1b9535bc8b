import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chat'))('title') }
}

/** The list alone; beside it, on a wide screen, what to do. */
export default async function ChatPage() {
  const t = await getTranslations('chat.list')
  return (
    <section className="sheet chat-sheet">
      <EmptyState title={t('choose')}>{t('chooseHint')}</EmptyState>
    </section>
  )
}
