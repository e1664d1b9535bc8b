import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { SeenBy } from '#domain/directory/seen-by/queries'
import { because } from './because.ts'

/** Whom somebody can write to, counted by why. */
export async function SeenByList({ seen }: { seen: SeenBy }) {
  const t = await getTranslations('rules')
  const bold = { b: (text: React.ReactNode) => <strong>{text}</strong> }
  const names = seen.groups.names.join(', ')
  return (
    <div className="seen">
      <p dir="auto">
        {t.rich('try.total', { ...bold, count: seen.total, name: `${seen.name}${seen.role ? `, ${seen.role}` : ''}` })}
      </p>
      <ul className="ways">
        {seen.ways.map((way) => (
          <li key={`${way.profile} ${way.reason.code} ${Object.values(way.reason.values).join(' ')}`}>
            <Icon name="check" />
            <span dir="auto">
              {t.rich('try.way', { ...bold, count: way.count, profile: way.profile, because: because(t, way.reason) })}
            </span>
          </li>
        ))}
        <li>
          <Icon name={seen.groups.total > 0 ? 'check' : 'minus'} />
          <span dir="auto">
            {t('try.groups', {
              count: seen.groups.total,
              names: seen.groups.total > seen.groups.names.length ? t('try.more', { names }) : names || 'none',
            })}
          </span>
        </li>
      </ul>
    </div>
  )
}
