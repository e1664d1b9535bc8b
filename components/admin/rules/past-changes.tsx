import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Time } from '#components/ui/time'
import type { Policies } from '#domain/directory/policies/policy-table'
import { listPastChanges, type PastChange } from '#domain/directory/policies/queries'
import type { Viewer } from '#domain/session/viewer'
import { cellWords } from './cell-words.ts'

/** The last changes of cells; what a cell said before is one look and one yes away. */
export async function PastChanges({ viewer, policies }: { viewer: Viewer; policies: Policies }) {
  const [t, changes] = await Promise.all([getTranslations('rules.history'), listPastChanges(viewer)])
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('title')}</h2>
      {changes.length === 0 ? <p className="mute">{t('none')}</p> : null}
      <ul className="ways" aria-labelledby="history">
        {changes.map((change) => (
          <li key={change.id}>
            <Line viewer={viewer} change={change} canGoBack={policies[change.from][change.target] !== change.before} />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Line({ viewer, change, canGoBack }: { viewer: Viewer; change: PastChange; canGoBack: boolean }) {
  const t = await getTranslations('rules')
  const { from, target } = change
  const names = { from: t(`profiles.${from}`), target: t(`targets.${target}`) }
  const before = cellWords(t, from, target, change.before)
  return (
    <>
      <div className="grow">
        {t('preview.cell', { ...names, target: t(`arrows.${target}`), before, after: cellWords(t, from, target, change.after) })}
        <p className="small mute">
          <bdi>{change.actor}</bdi>, <Time at={change.at} style="short" zoned={viewer} />
        </p>
      </div>
      {canGoBack ? (
        <Link
          className="btn btn-bare btn-sm"
          href={`/admin/rules/preview?${from}.${target}=${change.before}`}
          prefetch={false}
          aria-label={t('history.backNamed', { ...names, before })}
        >
          {t('history.back')}
        </Link>
      ) : null}
    </>
  )
}
