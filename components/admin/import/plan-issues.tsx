import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { listIssues, type Plan } from '#domain/directory/import/queries'
import type { Viewer } from '#domain/session/viewer'
import { sayIssue } from './say-trouble.ts'

const LIMIT = 500

/** Every wrong line with its file, line, column and reason; those left out first. */
export async function PlanIssues({ viewer, id, counts }: { viewer: Viewer; id: string; counts: Plan['issues'] }) {
  const t = await getTranslations('import')
  const { error, warning } = counts
  if (error + warning === 0) return <p className="intro">{t('issues.none')}</p>
  const issues = await listIssues(viewer, id, LIMIT)
  const said = await Promise.all(issues.map(sayIssue))
  return (
    <>
      <p className="intro">
        {[error > 0 ? t('issues.errors', { count: error }) : '', warning > 0 ? t('issues.warnings', { count: warning }) : '']
          .filter(Boolean)
          .join(', ')}
      </p>
      <div className="scrolls">
        <table className="plan issues">
          <caption className="sr">{t('issues.heading')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('issues.file')}</th>
              <th scope="col">{t('issues.line')}</th>
              <th scope="col">{t('issues.column')}</th>
              <th scope="col">{t('issues.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {issues.map(({ severity, file, line, column }, turn) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once; a line may be wrong twice.
              <tr key={turn}>
                <td dir="auto" data-of={t('issues.file')}>
                  {file}
                </td>
                <td className="num" data-of={t('issues.line')}>
                  {line}
                </td>
                <td dir="auto" data-of={t('issues.column')}>
                  {column}
                </td>
                <td data-of={t('issues.reason')} className={severity}>
                  <Icon name={severity === 'error' ? 'circle-alert' : 'triangle-alert'} size={16} />{' '}
                  <span className="sr">{t(`issues.${severity}`)}. </span>
                  {said[turn]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {error + warning > LIMIT ? <p className="small mute">{t('plan.more', { limit: LIMIT })}</p> : null}
    </>
  )
}
