import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Audience } from './types.ts'

const PROFILES = ['students', 'guardians', 'teachers', 'staff'] as const

/** « 49 personnes : 48 parents, 1 personnel », and a sentence on those who cannot get it yet. */
export async function audienceWords(audience: Audience, locale: 'fr' | 'en'): Promise<{ line: string; missing: string | null }> {
  const t = await getTranslations({ locale, namespace: 'compose.audience' })
  const people = t('people', { count: audience.total })
  const profiles = PROFILES.filter((profile) => audience[profile] > 0).map((profile) => t(profile, { count: audience[profile] }))
  const line = profiles.length > 0 ? t('line', { people, profiles: profiles.join(', ') }) : people
  if (audience.inactive === 0) return { line, missing: null }
  const { inactive: count, inactiveNames: names } = audience
  if (names.length < count) return { line, missing: t('inactive', { count }) }
  return { line, missing: t('inactiveNamed', { count, names: new Intl.ListFormat(locale).format(names) }) }
}
