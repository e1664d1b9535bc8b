import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { GroupPage } from '#domain/directory/types'

const WORDS = { students: 'profiles.student', guardians: 'profiles.guardian', teachers: 'team' } as const

/** The groups of one class beside each other; none where there is only one to open. */
export async function GroupTabs({ group: { id, siblings } }: { group: GroupPage }) {
  const t = await getTranslations('directory')
  if (siblings.length < 2) return null
  return (
    <nav className="flow tabs" aria-label={t('sameClass')}>
      {siblings.map((one) => (
        <Link
          key={one.id}
          className="btn btn-line btn-sm"
          href={`/directory/groups/${one.id}`}
          prefetch={false}
          aria-current={one.id === id ? 'page' : undefined}
        >
          {t(WORDS[one.kind.split('_')[1] as keyof typeof WORDS])} <span className="mute num">({one.size})</span>
        </Link>
      ))}
    </nav>
  )
}
