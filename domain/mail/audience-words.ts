import 'server-only'
import { getTranslations } from 'next-intl/server'
import { countAudience } from '#domain/directory/recipients'
import type { Viewer } from '#domain/session/viewer'
import type { Audience, RecipientRef } from './types.ts'

export type AudienceWords = { line: string; missing: string | null } | null

const PROFILES = ['students', 'guardians', 'teachers', 'staff'] as const

/** Who would get a message to these recipients now, in the viewer's words; null when nobody is chosen. */
export async function audienceOf(viewer: Viewer, chosen: RecipientRef[]): Promise<AudienceWords> {
  return chosen.length > 0 ? audienceWords(await countAudience(viewer, chosen), viewer.locale) : null
}

/** « 49 personnes : 48 parents, 1 personnel », and a sentence on those who cannot get it yet. */
async function audienceWords(audience: Audience, locale: 'fr' | 'en'): Promise<AudienceWords> {
  const t = await getTranslations({ locale, namespace: 'compose.audience' })
  const people = t('people', { count: audience.total })
  const profiles = PROFILES.filter((profile) => audience[profile] > 0).map((profile) => t(profile, { count: audience[profile] }))
  const line = profiles.length > 0 ? t('line', { people, profiles: profiles.join(', ') }) : people
  if (audience.inactive === 0) return { line, missing: null }
  const { inactive: count, inactiveNames: names } = audience
  if (names.length < count) return { line, missing: t('inactive', { count }) }
  return { line, missing: t('inactiveNamed', { count, names: new Intl.ListFormat(locale).format(names) }) }
}
