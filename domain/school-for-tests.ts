import type { Database } from '#db/client'
import { uuidv7 } from '#db/uuid'
import { insertSchool, type SchoolSpec, type TestSchool } from '#domain/directory/test-school'
import type { DraftInput, RecipientRef } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'

export type SmallSchool = TestSchool

const person = (name: string, profile: Viewer['profile'], className = '') => [name, { name, profile, className }] as const
const team = ['Claire Martin', 'Paul Durand']
const everybody = ['Élèves', 'Parents', 'Enseignants', 'Personnels']

/** Two classes, their families, teachers and a CPE, by hand, with the rules of the demo school. Keys are the names. */
const SMALL_SCHOOL: SchoolSpec = {
  people: {
    ...Object.fromEntries([
      person('Claire Martin', 'teacher'),
      person('Paul Durand', 'teacher'),
      person('Karim Benali', 'staff'),
      person('Léa Bernard', 'student', '3A'),
      person('Hugo Petit', 'student', '3A'),
      person('Jules Bernard', 'student', '6C'),
      person('Sophie Bernard', 'guardian'),
      person('Marc Bernard', 'guardian'),
      person('Nadia Petit', 'guardian'),
    ]),
    'Yann Morel': { name: 'Yann Morel', profile: 'staff', access: 'never' },
  },
  groups: {
    Élèves: { name: 'Élèves', members: ['Léa Bernard', 'Hugo Petit', 'Jules Bernard'] },
    Parents: { name: 'Parents', members: ['Sophie Bernard', 'Marc Bernard', 'Nadia Petit'] },
    Enseignants: { name: 'Enseignants', members: team },
    Personnels: { name: 'Personnels', members: ['Karim Benali', 'Yann Morel'] },
    '3A – Élèves': { name: '3A – Élèves', kind: 'class_students', className: '3A', members: ['Léa Bernard', 'Hugo Petit'] },
    '3A – Parents': {
      name: '3A – Parents',
      kind: 'class_guardians',
      className: '3A',
      members: ['Sophie Bernard', 'Marc Bernard', 'Nadia Petit'],
    },
    '3A – Équipe pédagogique': { name: '3A – Équipe pédagogique', kind: 'class_teachers', className: '3A', members: team },
    '6C – Élèves': { name: '6C – Élèves', kind: 'class_students', className: '6C', members: ['Jules Bernard'] },
  },
  guardians: [
    ['Sophie Bernard', 'Léa Bernard', 'mother'],
    ['Sophie Bernard', 'Jules Bernard', 'mother'],
    ['Marc Bernard', 'Léa Bernard', 'father'],
    ['Nadia Petit', 'Hugo Petit', 'mother'],
  ],
  rules: [
    ...['Enseignants', 'Personnels'].flatMap((from) =>
      everybody.map((to) => [from, to, 'members'] as [string, string, 'members']),
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
  ],
}

/** Puts the small school into a database for tests; each call makes another one. */
export function makeSmallSchool(db: Database): Promise<SmallSchool> {
  return insertSchool(db, SMALL_SCHOOL)
}

/** A ref by the name of a person or of a group of the school. */
export function refTo(school: SmallSchool, name: string): RecipientRef {
  return name in SMALL_SCHOOL.groups ? school.group(name) : school.person(name)
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
    noReply: false,
    asksConfirmation: false,
    ...more,
  }
}
