import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { AdminGroup } from '#domain/directory/groups/queries'

/** Kinds of which the matrix of rules says whether members write to each other. */
const RULED = /^(profile|class_|course_)/

/** Whether the members write to each other and who says so; each change is shown with what it does before it is saved. */
export async function InnerWriting({ group }: { group: AdminGroup }) {
  const t = await getTranslations('groups.writing')
  const ruled = RULED.test(group.kind)
  const ways = [
    group.writing ? (['no', 'forbid'] as const) : (['yes', 'allow'] as const),
    ...(ruled && group.byHand ? [['policy', 'follow'] as const] : []),
  ]
  return (
    <section aria-labelledby="writing">
      <h2 id="writing">{t('title')}</h2>
      <p>
        {t(group.writing ? 'yes' : 'no')} {group.byHand ? t('hand') : ruled ? t('policy') : null}
      </p>
      <p className="flow">
        {ways.map(([writing, label]) => (
          <Link
            key={writing}
            className="btn btn-line"
            href={`/admin/rules/preview?group=${group.id}&writing=${writing}`}
            prefetch={false}
          >
            {t(label)}
          </Link>
        ))}
      </p>
    </section>
  )
}
