import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Preview } from '#components/admin/rules/preview'
import { changeOf } from '#domain/directory/policies/change'
import { previewChange } from '#domain/directory/policies/preview-change'
import { getMatrix, getNamedGroups } from '#domain/directory/policies/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import { found } from '../../../directory/found.ts'
import '../rules.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('preview.title') }
}

/** Who gains and who loses contact by a change of the rules, before it is saved. */
export default async function PreviewPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked, { policies }] = await Promise.all([getTranslations('rules'), searchParams, getMatrix(viewer)])
  const change = changeOf(asked, policies) ?? notFound()
  const [names, effects] = await found(Promise.all([getNamedGroups(viewer, change), previewChange(viewer, change)]))
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('preview.title')}</h1>
      <Preview change={change} names={names} effects={effects} />
    </main>
  )
}
