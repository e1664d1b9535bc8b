import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { Time } from '#components/ui/time'
import { listSchoolImports } from '#domain/directory/import/queries'
import type { Viewer } from '#domain/session/viewer'

/** The latest imports: when in the margin, which files and by whom right of it, and what became of them. */
export async function ImportHistory({ viewer }: { viewer: Viewer }) {
  const [t, imports] = await Promise.all([getTranslations('import'), listSchoolImports(viewer)])
  if (imports.length === 0)
    return (
      <EmptyState level={3} title={t('history.empty')}>
        {t('history.emptyHint')}
      </EmptyState>
    )
  return (
    <ol className="log" aria-label={t('history.heading')}>
      {imports.map((one) => (
        <li key={one.id}>
          <p className="small mute">
            <Time at={one.createdAt} style="short" zoned={viewer} />
          </p>
          <div>
            <p>
              <Link href={`/admin/import/${one.id}`} prefetch={false} dir="auto">
                {one.label}
              </Link>
            </p>
            <p className="small mute">
              {t(`states.${one.state}`)}, {t('history.by', { name: one.starterName })}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
