import { getTranslations } from 'next-intl/server'
import { listPlannedPeople, type Plan, type PlannedPerson } from '#domain/directory/import/queries'
import type { Viewer } from '#domain/session/viewer'

const LIMIT = 200
const CHANGES = ['leaving', 'moved', 'returning', 'changed', 'new'] as const

/** Who they are, a list a change that opens; departures first. */
export async function PlanPeople({ viewer, id, plan }: { viewer: Viewer; id: string; plan: Plan }) {
  const [t, people] = await Promise.all([getTranslations('import'), listPlannedPeople(viewer, id, LIMIT)])
  const total = (change: PlannedPerson['change']) => Object.values(plan.people).reduce((sum, one) => sum + one[change], 0)
  return CHANGES.filter((change) => total(change) > 0).map((change) => (
    <details key={change} className="who">
      <summary>
        {t(`changes.${change}`)} <span className="mute">({t('plan.number', { count: total(change) })})</span>
      </summary>
      <ul className="facts">
        {people
          .filter((one) => one.change === change)
          .map((one, turn) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once; two people may have one name.
            <PersonLine key={turn} person={one} />
          ))}
      </ul>
      {total(change) > LIMIT ? <p className="small mute">{t('plan.more', { limit: LIMIT })}</p> : null}
    </details>
  ))
}

async function PersonLine({ person: { name, profile, change, before, after, oldName, what } }: { person: PlannedPerson }) {
  const t = await getTranslations('import')
  const changed = what.map((one) => t(`what.${one}`)).join(', ')
  const className = change === 'leaving' ? before : after
  const notes = {
    new: className,
    leaving: className,
    returning: className,
    moved: t('plan.from', { before: before || t('plan.noClass'), after: after || t('plan.noClass') }),
    changed: what.includes('name') ? `${changed} (${oldName})` : changed,
  }
  return (
    <li>
      <bdi>{name}</bdi> <span className="small mute">{[t(`plan.one.${profile}`), notes[change]].filter(Boolean).join(', ')}</span>
    </li>
  )
}
