import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HandRules } from '#components/admin/rules/hand-rules'
import { Matrix } from '#components/admin/rules/matrix'
import { PastChanges } from '#components/admin/rules/past-changes'
import { Presets } from '#components/admin/rules/presets'
import { TryOut } from '#components/admin/rules/try-out'
import { Notice } from '#components/ui/notice'
import { withCells } from '#domain/directory/policies/change'
import { getMatrix } from '#domain/directory/policies/queries'
import { explainBetween, seeAs } from '#domain/directory/seen-by/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import { found } from '../../directory/found.ts'
import './rules.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('title') }
}

/** Who may write to whom: the matrix, ready-made settings, rules of one's own, and a way to try them. */
export default async function RulesPage({ searchParams }: Props) {
  const viewer = await requireAdmin()
  const [t, asked, { policies, sizes }] = await Promise.all([getTranslations('rules'), searchParams, getMatrix(viewer)])
  const typed = (key: string) => (typeof asked[key] === 'string' ? asked[key].trim().slice(0, 100) : '')
  const [as, to] = [typed('as'), typed('to')]
  const seen = as ? await found(seeAs(viewer, as)) : null
  const verdict = as && to ? await found(explainBetween(viewer, as, to)) : null
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('heading')}</h1>
      <p className="intro">{t('intro')}</p>
      {asked.saved ? <Notice kind="done">{t('saved')}</Notice> : null}
      <Matrix policies={withCells(policies, asked)} saved={policies} sizes={sizes} />
      <div className="cols">
        <div>
          <TryOut viewer={viewer} tried={{ name: typed('name'), other: typed('other'), seen, verdict }} />
          <HandRules viewer={viewer} />
        </div>
        <div>
          <PastChanges viewer={viewer} policies={policies} />
          <Presets policies={policies} />
        </div>
      </div>
    </main>
  )
}
