import { getTranslations } from 'next-intl/server'
import type { Plan } from '#domain/directory/import/queries'

const PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const
const CHANGES = ['new', 'changed', 'moved', 'returning', 'leaving', 'same'] as const

/** People by profile and by what becomes of them. */
export async function PlanCounts({ people }: { people: Plan['people'] }) {
  const t = await getTranslations('import')
  return (
    <div className="scrolls">
      <table className="plan counts">
        <caption className="sr">{t('plan.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.profile')}</th>
            {CHANGES.map((change) => (
              <th key={change} scope="col">
                {t(`changes.${change}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PROFILES.map((profile) => (
            <tr key={profile}>
              <th scope="row">{t(`profiles.${profile}`)}</th>
              {CHANGES.map((change) => (
                <td
                  key={change}
                  className={`num${people[profile][change] === 0 ? ' none' : ''}`}
                  data-of={t(`changes.${change}`)}
                >
                  {t('plan.number', { count: people[profile][change] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
