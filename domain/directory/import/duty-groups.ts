import { fold } from '#db/fold'

/** A group of those who do one thing, with the words by which they say so. */
export type DutyGroup = { key: string; name: string; profile: 'teacher' | 'staff'; duties: string[] }

const SCHOOL_LIFE = /^(cpe|vie scolaire|aed|conseill\w+ principale? d ?education|assistante?s? d ?education|surveillante?)$/

/** « Vie scolaire » of the staff who do it, and « Enseignants de … » for each subject that two or more teach. */
export function dutyGroups(found: { profile: 'teacher' | 'staff'; duty: string; count: number }[]): DutyGroup[] {
  const groups = new Map<string, DutyGroup & { count: number }>()
  for (const { profile, duty, count } of found) {
    const folded = fold(duty)
    if (profile === 'staff' && !SCHOOL_LIFE.test(folded)) continue
    const key = profile === 'staff' ? 'vie-scolaire' : `subject:${folded}`
    const name =
      profile === 'staff' ? 'Vie scolaire' : `Enseignants ${/^[aeiouh]/.test(folded) ? 'd’' : 'de '}${inSentence(duty)}`
    const group = groups.get(key) ?? { key, name, profile, duties: [], count: 0 }
    groups.set(key, { ...group, duties: [...group.duties, duty], count: group.count + count })
  }
  return [...groups.values()].filter(({ profile, count }) => profile === 'staff' || count > 1).map(({ count, ...group }) => group)
}

/** « Mathématiques » and « MATHÉMATIQUES » inside a sentence; « EPS » and « SVT » stay. */
function inSentence(subject: string): string {
  if (subject === subject.toUpperCase() && subject.replaceAll(/\P{L}/gu, '').length <= 4) return subject
  return subject.toLowerCase()
}

/** « 6e », « 2de », « terminale »: a level as it is said. */
export function levelWords(level: string): string {
  const said: Record<string, string> = { '1': '1re', '2': '2de', T: 'terminale', t: 'terminale' }
  return said[level] ?? (/^\d$/.test(level) ? `${level}e` : level)
}
