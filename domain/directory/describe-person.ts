import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '#domain/session/viewer'

type Locale = Viewer['locale']
export type Relation = 'mother' | 'father' | 'guardian'
type Child = { firstName: string; className: string; relation: Relation }

/** What a role in words is made of; `children` is empty for those who may not know them. */
export type PersonFacts = {
  profile: Viewer['profile']
  className: string
  duty: string
  /** The classes that a teacher teaches, in order. */
  classes: string[]
  children: Child[]
}

/** Classes named before « et 3 autres classes ». */
const CLASSES = 5

const WORDS = {
  fr: {
    student: 'élève',
    teacher: 'enseignement',
    staff: 'personnel',
    parent: 'parent d’élève',
    and: 'et',
    mother: 'mère',
    father: 'père',
    guardian: 'responsable',
    otherClasses: 'autres classes',
    each: 'chacun sa copie',
  },
  en: {
    student: 'student',
    teacher: 'teacher',
    staff: 'staff',
    parent: 'parent',
    and: 'and',
    mother: 'mother',
    father: 'father',
    guardian: 'guardian',
    otherClasses: 'other classes',
    each: 'a copy each',
  },
} as const

/** A role in words: « élève, 3A », « mère de Léa, 3A, et de Jules, 6C », « mathématiques, 3A et 4B », « CPE ». */
export function describePerson(person: PersonFacts, locale: Locale): string {
  const words = WORDS[locale]
  switch (person.profile) {
    case 'student':
      return [words.student, person.className].filter(Boolean).join(', ')
    case 'guardian':
      return describeGuardian(person.children, locale) || words.parent
    case 'teacher':
      return [person.duty || words.teacher, joinClasses(person.classes, locale)].filter(Boolean).join(', ')
    case 'staff':
      return person.duty || words.staff
  }
}

/** « mère », « père », « responsable ». */
export function describeRelation(relation: Relation, locale: Locale): string {
  return WORDS[locale][relation]
}

/** « Parents de Léa Bernard », « Parents d’Inès Moreau ». */
export function familyName(studentName: string, locale: Locale): string {
  return `Parents ${ofName(studentName, locale)}`
}

/** Who « Parents de Léa Bernard » are: « Sophie et Marc Bernard, chacun sa copie ». */
export function describeFamily(guardians: { firstName: string; lastName: string }[], locale: Locale): string {
  const { and, each } = WORDS[locale]
  const oneName = new Set(guardians.map(({ lastName }) => lastName)).size === 1
  const names = guardians.map((one, index) => {
    const last = !oneName || index === guardians.length - 1
    return last ? `${one.firstName} ${one.lastName}` : one.firstName
  })
  return names.length > 1 ? `${joinWith(names, and)}, ${each}` : (names[0] ?? '')
}

function describeGuardian(children: Child[], locale: Locale): string {
  const parts = children.map((child, index) => {
    const relation = child.relation === children[index - 1]?.relation ? '' : `${WORDS[locale][child.relation]} `
    return `${relation}${ofName(child.firstName, locale)}${child.className && `, ${child.className}`}`
  })
  const spaced = parts.length > 1 && children.some(({ className }) => className)
  return joinWith(parts, WORDS[locale].and, spaced ? ', ' : ' ')
}

function joinClasses(classes: string[], locale: Locale): string {
  const { and, otherClasses } = WORDS[locale]
  if (classes.length <= CLASSES + 1) return joinWith(classes, and)
  return `${classes.slice(0, CLASSES).join(', ')} ${and} ${classes.length - CLASSES} ${otherClasses}`
}

function joinWith(parts: string[], and: string, before = ' '): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')}${before}${and} ${parts.at(-1)}`
}

/** « de Léa », « d’Inès », « d’Yves » but « de Yann »; before an h the usage varies, and « de » is never wrong. */
function ofName(name: string, locale: Locale): string {
  if (locale === 'en') return `of ${name}`
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '')
  return /^(?:[aeiouœæ]|y[^aeiouy])/i.test(bare) ? `d’${name}` : `de ${name}`
}

/**
 * The facts of a person of the viewer's school as one JSON value (`PersonFacts`, null for anybody else). A guardian's
 * children are told to teachers, staff and that guardian only.
 */
export function personFacts(viewer: Viewer, personId: SQL): SQL {
  const seesChildren = seesFamilies(viewer) ? sql`true` : sql`described.id = ${viewer.personId}::uuid`
  return sql`(select json_build_object('profile', described.profile, 'className', described.class_name, 'duty', described.duty,
      'classes', case when described.profile = 'teacher' then to_json(array(select distinct g.class_name from group_members t
        join groups g on g.id = t.group_id where t.person_id = described.id and g.kind = 'class_teachers' order by 1)) else '[]' end,
      'children', coalesce(case when described.profile = 'guardian' and ${seesChildren} then (
        select json_agg(json_build_object('firstName', c.first_name, 'className', c.class_name, 'relation', k.relation)
          order by k.relation, c.class_name, c.first_name)
        from guardianships k join people c on c.id = k.student_id
        where k.guardian_id = described.id and c.school_id = described.school_id and c.left_at is null) end, '[]'))
    from people described where described.id = ${personId} and described.school_id = ${viewer.schoolId}::uuid)`
}

/** Whether the viewer may know who is whose child, beyond their own family. */
export function seesFamilies(viewer: Viewer): boolean {
  return viewer.profile === 'teacher' || viewer.profile === 'staff'
}
