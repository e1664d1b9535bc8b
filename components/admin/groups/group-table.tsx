import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'
import { Icon } from '#components/ui/icon'
import type { AdminGroup } from '#domain/directory/groups/queries'

/** What was asked of the list: words, and whether only groups made by hand. */
export type GroupFilter = { query: string; byHand: boolean }
type Props = { groups: AdminGroup[]; next: string | null; filter: GroupFilter }

/** All groups with what they are, their size, and whether their members write to each other. */
export async function GroupTable({ groups, next, filter }: Props) {
  const t = await getTranslations('groups')
  if (groups.length === 0) return <EmptyState title={t('none')}>{filter.query ? t('noneFits') : t('noneYet')}</EmptyState>
  return (
    <>
      <table className="groups">
        <caption className="sr">{t('title')}</caption>
        <thead>
          <tr>
            {(['name', 'kind', 'size', 'inner'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                <Link className="named" href={`/admin/groups/${group.id}`} prefetch={false}>
                  <bdi>{group.name}</bdi>
                </Link>
              </th>
              <td data-what={t('kind')}>{t(`kinds.${group.kind}`)}</td>
              <td data-what={t('size')} className="num">
                {group.size}
              </td>
              <td data-what={t('inner')}>
                <span className={group.writing ? 'cell all' : 'cell none'}>
                  <Icon name={group.writing ? 'check' : 'minus'} size={16} />
                  {t(group.writing ? 'yes' : 'no')}
                  {group.byHand ? <span className="tag">{t('byHandTag')}</span> : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next ? (
        <p className="more">
          <Link className="btn btn-line" href={`/admin/groups?${addressOf(filter)}after=${next}`} prefetch={false}>
            {t('next')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function addressOf({ query, byHand }: GroupFilter): string {
  return `${query ? `q=${encodeURIComponent(query)}&` : ''}${byHand ? 'by=hand&' : ''}`
}
