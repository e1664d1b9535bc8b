import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { Notice } from '#components/ui/notice'
import type { Change } from '#domain/directory/policies/change'
import type { Effect } from '#domain/directory/policies/compare-reach'
import { changedCells } from '#domain/directory/policies/policy-table'
import { ChangeLines } from './change-lines.tsx'
import { Effects } from './effects.tsx'
import { SaveChange } from './save-change.tsx'

/** `names`: the groups that the change speaks of, by id. */
type Props = { change: Change; names: Map<string, string>; effects: Effect[] }

/** What a change would do, before it is made. */
export async function Preview({ change, names, effects }: Props) {
  const t = await getTranslations('rules.preview')
  const back = change.kind === 'inner' ? `/admin/groups/${change.group}` : '/admin/rules'
  const edit = editing(change)
  if (change.kind === 'policies' && edit === back)
    return (
      <EmptyState
        title={t('nothing')}
        action={
          <Link className="btn btn-line" href={back} prefetch={false}>
            {t('edit')}
          </Link>
        }
      >
        {t('nothingText')}
      </EmptyState>
    )
  return (
    <>
      <p className="intro">{t('intro')}</p>
      <ChangeLines change={change} names={names} />
      {effects.some(reachesFamilies) ? <Notice kind="warn">{t('families')}</Notice> : null}
      <div className="cols">
        <Effects what="gained" effects={effects} />
        <Effects what="lost" effects={effects} />
      </div>
      <p className="small mute">{t('answers')}</p>
      <SaveChange change={JSON.stringify(change)} save={t('save')}>
        {edit === back ? null : (
          <Link className="btn btn-line" href={edit} prefetch={false}>
            {t('edit')}
          </Link>
        )}
        <Link className="btn btn-bare" href={back} prefetch={false}>
          {t('cancel')}
        </Link>
      </SaveChange>
    </>
  )
}

const reachesFamilies = ({ what, from, target }: Effect) =>
  what === 'gained' && target === 'guardian' && (from === 'student' || from === 'guardian')

/** The matrix with the changed cells as they are here. */
function editing(change: Change): string {
  if (change.kind !== 'policies') return change.kind === 'inner' ? `/admin/groups/${change.group}` : '/admin/rules'
  const cells = changedCells(change.before, change.after).map(({ from, target, after }) => `${from}.${target}=${after}`)
  return cells.length > 0 ? `/admin/rules?${cells.join('&')}` : '/admin/rules'
}
