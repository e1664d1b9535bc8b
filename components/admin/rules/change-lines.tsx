import { getTranslations } from 'next-intl/server'
import type { Change } from '#domain/directory/policies/change'
import { changedCells } from '#domain/directory/policies/policy-table'
import { cellWords } from './cell-words.ts'

/** What an administrator is about to change, in words: a line a cell, or the rule, or the group. `names`: groups by id. */
export async function ChangeLines({ change, names }: { change: Change; names: Map<string, string> }) {
  const t = await getTranslations('rules')
  const nameOf = (id: string) => names.get(id) ?? ''
  const lines = () => {
    if (change.kind === 'inner') return [t('preview.inner', { group: nameOf(change.group), writing: change.writing })]
    if (change.kind !== 'policies')
      return [t(`preview.${change.kind}`, { from: nameOf(change.from), to: nameOf(change.to), reach: change.reach })]
    return changedCells(change.before, change.after).map(({ from, target, before, after }) =>
      t('preview.cell', {
        from: t(`profiles.${from}`),
        target: t(`arrows.${target}`),
        before: cellWords(t, from, target, before),
        after: cellWords(t, from, target, after),
      }),
    )
  }
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('preview.changes')}</h2>
      <ul className="ways">
        {lines().map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}
