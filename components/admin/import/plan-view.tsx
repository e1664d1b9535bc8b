import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import type { ImportRow, Plan } from '#domain/directory/import/queries'
import type { Viewer } from '#domain/session/viewer'
import { PlanCounts } from './plan-counts.tsx'
import { PlanIssues } from './plan-issues.tsx'
import { PlanPeople } from './plan-people.tsx'

/** What an import will do or did: what stops it, people by profile, who they are, groups and ties, contacts lost, wrong lines. */
export async function PlanView({ viewer, found }: { viewer: Viewer; found: ImportRow }) {
  const t = await getTranslations('import')
  if (!found.plan) return null
  const { plan } = found
  const isDone = found.state === 'done'
  return (
    <>
      {plan.stops.map(({ code, names }) => (
        <Notice key={code} kind="error">
          <strong>{t('stops.heading')}</strong>
          <p>{t(`stops.${code}`, { names: names.join(', ') })}</p>
        </Notice>
      ))}
      <h2>{t(isDone ? 'plan.doneHeading' : 'plan.heading')}</h2>
      {changesNothing(plan) ? <p className="intro">{t('plan.nothing')}</p> : null}
      <PlanCounts people={plan.people} />
      {isDone ? null : <PlanPeople viewer={viewer} id={found.id} plan={plan} />}
      <h2>{t('plan.groupsHeading')}</h2>
      <PlanGroups plan={plan} />
      <h2>{t('plan.lostHeading')}</h2>
      <PlanLost lost={plan.lost} />
      <h2>{t('issues.heading')}</h2>
      <PlanIssues viewer={viewer} id={found.id} counts={plan.issues} />
    </>
  )
}

function changesNothing({ people, members, ties, groups }: Plan): boolean {
  const changes = Object.values(people).flatMap(({ same, ...others }) => Object.values(others))
  return [...changes, members.added, members.removed, ties.fresh, ties.gone, groups.fresh, groups.gone].every((one) => one === 0)
}

async function PlanGroups({ plan: { groups, members, ties } }: { plan: Plan }) {
  const t = await getTranslations('import')
  const { classes, goneClasses, fresh, gone } = groups
  return (
    <ul className="facts">
      {classes.length > 0 ? <li>{t('plan.classes', { count: classes.length, names: classes.join(', ') })}</li> : null}
      {goneClasses.length > 0 ? (
        <li>{t('plan.goneClasses', { count: goneClasses.length, names: goneClasses.join(', ') })}</li>
      ) : null}
      <li>{t('plan.groups', { fresh, gone })}</li>
      <li>{t('plan.members', members)}</li>
      <li>{t('plan.ties', ties)}</li>
    </ul>
  )
}

const PAIRS = ['student-teacher', 'guardian-teacher', 'guardian-student'] as const

async function PlanLost({ lost }: { lost: Plan['lost'] }) {
  const t = await getTranslations('import')
  const pairs = PAIRS.filter((pair) => lost[pair].count > 0)
  if (pairs.length === 0) return <p className="intro">{t('plan.lostNone')}</p>
  return (
    <>
      <p className="intro">{t('plan.lostHint')}</p>
      <ul className="facts">
        {pairs.map((pair) => (
          <li key={pair}>
            {t(`plan.lost.${pair}`, { count: lost[pair].count })}
            <span className="small mute also">
              {lost[pair].examples.map((two) => two.join(' – ')).join(', ')}
              {lost[pair].count > lost[pair].examples.length ? ', …' : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
