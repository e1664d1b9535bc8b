import { getTranslations } from 'next-intl/server'
import { SearchField } from '#components/ui/search-field'
import type { GroupFilter } from './group-table.tsx'

/** The search of groups: a plain form, so that its result has an address. */
export async function GroupSearch({ filter: { query, byHand } }: { filter: GroupFilter }) {
  const t = await getTranslations('groups')
  return (
    <search>
      <form className="flow group-search" action="/admin/groups">
        <SearchField name="q" label={t('search')} value={query} />
        <label className="choice">
          <input className="box" type="checkbox" name="by" value="hand" defaultChecked={byHand} />
          {t('byHand')}
        </label>
        <button className="btn btn-line" type="submit">
          {t('find')}
        </button>
      </form>
    </search>
  )
}
