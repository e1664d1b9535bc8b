import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmationList } from '#components/mail/after/confirmation-list'
import { Icon } from '#components/ui/icon'
import { listConfirmations } from '#domain/mail/sendings/queries'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ messageId: string }>; searchParams: Promise<{ which?: string; after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery.confirmations'))('title') }
}

export default async function ConfirmationsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const { messageId } = await params
  const asked = await searchParams
  const which = asked.which === 'confirmed' ? 'confirmed' : 'waiting'
  const after = typeof asked.after === 'string' ? asked.after : undefined
  const found = await listConfirmations(viewer, messageId, { which, after })
  if (!found) notFound()
  const t = await getTranslations('delivery.confirmations')
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <Link className="back always" href={`/mail/sent/${messageId}`} prefetch={false}>
          <Icon name="chevron-left" size={16} />
          <bdi>{found.subject || t('noSubject')}</bdi>
        </Link>
        <h1 className="title-34">{t('title')}</h1>
        {!found.remindable && <p className="mute">{t('remindedToday')}</p>}
      </header>
      <ConfirmationList viewer={viewer} id={messageId} which={which} found={found} />
    </main>
  )
}
