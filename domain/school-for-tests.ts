import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { searchName } from '#db/fold'
import type { DraftInput, RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

type Profile = Viewer['profile']

/** A school of a few people by hand, with the rules of the demo school: two classes, their families, teachers and a CPE. */
export type SmallSchool = { id: string; viewers: Record<string, Viewer>; groups: Record<string, string> }

const PEOPLE: [name: string, profile: Profile, className?: string][] = [
  ['Claire Martin', 'teacher'],
  ['Paul Durand', 'teacher'],
  ['Karim Benali', 'staff'],
  ['Léa Bernard', 'student', '3A'],
  ['Hugo Petit', 'student', '3A'],
  ['Jules Bernard', 'student', '6C'],
  ['Sophie Bernard', 'guardian'],
  ['Marc Bernard', 'guardian'],
  ['Nadia Petit', 'guardian'],
  ['Yann Morel', 'staff'],
]
const CHILDREN: [guardian: string, child: string, relation: string][] = [
  ['Sophie Bernard', 'Léa Bernard', 'mother'],
  ['Sophie Bernard', 'Jules Bernard', 'mother'],
  ['Marc Bernard', 'Léa Bernard', 'father'],
  ['Nadia Petit', 'Hugo Petit', 'mother'],
]
const GROUPS: [name: string, kind: string, className: string, members: string[]][] = [
  ['Élèves', 'profile', '', ['Léa Bernard', 'Hugo Petit', 'Jules Bernard']],
  ['Parents', 'profile', '', ['Sophie Bernard', 'Marc Bernard', 'Nadia Petit']],
  ['Enseignants', 'profile', '', ['Claire Martin', 'Paul Durand']],
  ['Personnels', 'profile', '', ['Karim Benali', 'Yann Morel']],
  ['3A – Élèves', 'class_students', '3A', ['Léa Bernard', 'Hugo Petit']],
  ['3A – Parents', 'class_guardians', '3A', ['Sophie Bernard', 'Marc Bernard', 'Nadia Petit']],
  ['3A – Équipe pédagogique', 'class_teachers', '3A', ['Claire Martin', 'Paul Durand']],
  ['6C – Élèves', 'class_students', '6C', ['Jules Bernard']],
]
const RULES: [from: string, to: string, reach: string][] = [
  ...['Enseignants', 'Personnels'].flatMap((from) =>
    ['Élèves', 'Parents', 'Enseignants', 'Personnels'].map((to): [string, string, string] => [from, to, 'members']),
  ),
  ['3A – Élèves', '3A – Équipe pédagogique', 'members'],
  ['3A – Élèves', '3A – Élèves', 'members'],
  ['Élèves', 'Personnels', 'members'],
  ['3A – Parents', '3A – Équipe pédagogique', 'members'],
  ['Parents', 'Personnels', 'members'],
  ['Parents', 'Élèves', 'own_children'],
  ['3A – Équipe pédagogique', '3A – Élèves', 'group'],
  ['3A – Équipe pédagogique', '3A – Parents', 'group'],
  ['3A – Équipe pédagogique', '3A – Équipe pédagogique', 'group'],
  ['Personnels', 'Personnels', 'group'],
]

/** Makes the school in an empty or used database; each call makes another one, of people who share no identifier. */
export async function makeSmallSchool(db: Database, uai = '0690001A'): Promise<SmallSchool> {
  const id = uuidv7()
  await db.execute(sql`insert into schools (id, uai, name) values (${id}, ${uai}, 'Collège Jean-Moulin')`)
  const viewers: Record<string, Viewer> = {}
  for (const [name, profile, className] of PEOPLE)
    viewers[name] = await makePerson(db, { schoolId: id, uai, name, profile, className })
  const groups: Record<string, string> = {}
  for (const [name, kind, className, members] of GROUPS) {
    groups[name] = uuidv7()
    await db.execute(sql`insert into groups (id, school_id, kind, name, search_name, class_name)
      values (${groups[name]}, ${id}, ${kind}, ${name}, ${searchName(name, '')}, ${className})`)
    for (const member of members)
      await db.execute(
        sql`insert into group_members (person_id, group_id) values (${viewers[member]?.personId}, ${groups[name]})`,
      )
  }
  for (const [guardian, child, relation] of CHILDREN)
    await db.execute(sql`insert into guardianships (guardian_id, student_id, relation)
      values (${viewers[guardian]?.personId}, ${viewers[child]?.personId}, ${relation})`)
  for (const [from, to, reach] of RULES)
    await db.execute(sql`insert into communication_rules (from_group_id, to_group_id, reach, school_id)
      values (${groups[from]}, ${groups[to]}, ${reach}, ${id})`)
  return { id, viewers, groups }
}

type NewPerson = { schoolId: string; uai: string; name: string; profile: Profile; className?: string | undefined }

async function makePerson(db: Database, { schoolId, uai, name, profile, className = '' }: NewPerson): Promise<Viewer> {
  const [firstName = '', lastName = ''] = name.split(' ')
  const activatedAt = name === 'Yann Morel' ? sql`null` : sql`now()`
  const [person] = await rows<{ id: string }>(
    db,
    sql`insert into people (school_id, profile, first_name, last_name, name, search_name, class_name, identifier, activated_at)
        values (${schoolId}, ${profile}, ${firstName}, ${lastName}, ${name}, ${searchName(firstName, lastName)}, ${className},
          ${`${firstName}.${lastName}.${uai}`}, ${activatedAt}) returning id`,
  )
  return {
    personId: person?.id ?? '',
    sessionId: uuidv7(),
    schoolId,
    schoolName: 'Collège Jean-Moulin',
    timeZone: 'Europe/Paris',
    profile,
    name,
    firstName,
    isAdmin: false,
    locale: 'fr',
    theme: 'auto',
    density: 'airy',
    readingFont: false,
  }
}

/** The viewer of that name; a test that names nobody of the school fails here. */
export function viewerOf(school: SmallSchool, name: string): Viewer {
  const viewer = school.viewers[name]
  if (!viewer) throw new Error(`nobody is called ${name}`)
  return viewer
}

/** A ref by the name of a person or of a group of the school. */
export function refTo(school: SmallSchool, name: string): RecipientRef {
  const groupId = school.groups[name]
  return groupId ? { kind: 'group', id: groupId } : { kind: 'person', id: viewerOf(school, name).personId }
}

/** What compose would post: a new message to the named people and groups. */
export function draftTo(school: SmallSchool, names: string[], more: Partial<DraftInput> = {}): DraftInput {
  const to = names.map((name) => refTo(school, name))
  return {
    id: uuidv7(),
    replyToId: null,
    to,
    cc: [],
    bcc: [],
    subject: 'Contrôle',
    body: '<p>Jeudi.</p>',
    attachmentIds: [],
    ...more,
  }
}
