import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ScheduledSheet } from '#components/mail/after/scheduled-sheet'
import { Icon } from '#components/ui/icon'
import { getScheduled } from '#domain/mail/sendings/queries'
import { NotFound } from '#domain/refusal'
import { requireViewer } from '#domain/session/get-viewer'

type Props = { params: Promise<{ messageId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery.scheduled'))('title') }
}

export default async function ScheduledPage({ params }: Props) {
  const viewer = await requireViewer()
  const message = await getScheduled(viewer, (await params).messageId).catch((error) =>
    error instanceof NotFound ? notFound() : Promise.reject(error),
  )
  const t = await getTranslations('delivery.scheduled')
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <Link className="back always" href="/mail/drafts" prefetch={false}>
          <Icon name="chevron-left" size={16} />
          {t('drafts')}
        </Link>
        <h1 className="title-34">{t('title')}</h1>
      </header>
      <ScheduledSheet viewer={viewer} message={message} />
    </main>
  )
}
