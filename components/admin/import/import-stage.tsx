import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import { getChoice, type ImportRow } from '#domain/directory/import/queries'
import type { Viewer } from '#domain/session/viewer'
import { AbandonImport } from './abandon-import.tsx'
import { ApplyImport } from './apply-import.tsx'
import { ChooseColumns } from './choose-columns.tsx'
import { ChooseSchool } from './choose-school.tsx'
import { ImportProgress } from './import-progress.tsx'
import { PlanView } from './plan-view.tsx'
import { sayTrouble } from './say-trouble.ts'

type Props = { viewer: Viewer; found: ImportRow }

/** What an import is about now, and the one thing that can be done with it. */
export async function ImportStage({ viewer, found }: Props) {
  const t = await getTranslations('import')
  const trouble = found.trouble ? await sayTrouble(found.trouble) : null
  const another = (
    <Link className="btn btn-line" href="/admin/import" prefetch={false}>
      {t('act.another')}
    </Link>
  )
  switch (found.state) {
    case 'uploaded':
      return <Choose viewer={viewer} id={found.id} />
    case 'planned':
    case 'failed':
      return (
        <>
          {trouble ? <Notice kind={found.state === 'failed' ? 'error' : 'warn'}>{trouble}</Notice> : null}
          <PlanView viewer={viewer} found={found} />
          <ApplyImport found={found} />
        </>
      )
    case 'running':
      return <ImportProgress id={found.id} percent={found.progress} labels={progressLabels(t)} />
    case 'done':
      return (
        <>
          <Notice kind="done">{t('done.applied')}</Notice>
          <PlanView viewer={viewer} found={found} />
          <p className="intro">{t('done.codes')}</p>
          <p className="flow">{another}</p>
        </>
      )
    default:
      return (
        <>
          <Notice kind="error">{trouble ?? t(`states.${found.state}`)}</Notice>
          <p className="flow">{another}</p>
        </>
      )
  }
}

function progressLabels(t: Awaited<ReturnType<typeof getTranslations<'import'>>>) {
  return { heading: t('running.heading'), bar: t('running.bar'), hint: t('running.hint'), refresh: t('act.refresh') }
}

async function Choose({ viewer, id }: { viewer: Viewer; id: string }) {
  const [t, choice] = await Promise.all([getTranslations('import'), getChoice(viewer, id)])
  return (
    <>
      {choice === null ? <Notice kind="error">{t('refusals.import-files-gone')}</Notice> : null}
      {choice && 'orgs' in choice ? <ChooseSchool id={id} orgs={choice.orgs} /> : null}
      {choice && 'tables' in choice ? <ChooseColumns id={id} tables={choice.tables} /> : null}
      <AbandonImport id={id} label={t('act.abandon')} />
    </>
  )
}
