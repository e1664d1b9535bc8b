import { getTranslations } from 'next-intl/server'
import type { PersonState } from '#domain/directory/people/queries'

/** What is out of the ordinary about an account, each a tag; « Actif » where nothing is. */
export async function PersonTags({ state: { left, activated, blocked, admin } }: { state: PersonState }) {
  const t = await getTranslations('people.tags')
  const tags = [admin && t('admin'), left && t('left'), !left && !activated && t('inactive'), blocked && t('blocked')].filter(
    Boolean,
  )
  if (tags.length === 0) return <span className="small mute">{t('active')}</span>
  return (
    <span className="flow">
      {tags.map((tag) => (
        <span className="tag" key={String(tag)}>
          {tag}
        </span>
      ))}
    </span>
  )
}
