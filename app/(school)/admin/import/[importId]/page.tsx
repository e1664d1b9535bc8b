import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ImportStage } from '#components/admin/import/import-stage'
import { getSchoolImport } from '#domain/directory/import/queries'
import { NotFound } from '#domain/refusal'
import { requireAdmin } from '#domain/session/get-viewer'
import '../import.css'

type Props = { params: Promise<{ importId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

/** One import: what it waits for, what it would do, how far it is, or what it did. */
export default async function OneImportPage({ params }: Props) {
  const viewer = await requireAdmin()
  const [t, { importId }] = await Promise.all([getTranslations('import'), params])
  if (!z.uuid().safeParse(importId).success) notFound()
  const found = await getSchoolImport(viewer, importId).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('title')}</h1>
      <p className="intro" dir="auto">
        {found.label}
      </p>
      <ImportStage viewer={viewer} found={found} />
    </main>
  )
}
