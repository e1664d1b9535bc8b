import type { SchoolSpec } from './test-school.ts'

const student = (name: string, className: string) => ({ name, className, profile: 'student' as const })
const guardian = (name: string) => ({ name, profile: 'guardian' as const })

/** A college of a handful with the groups and rules of the demo school (CONTRACT: « Rules of the demo school »). */
export const COLLEGE: SchoolSpec = {
  people: {
    claire: { name: 'Claire Martin', profile: 'teacher', duty: 'mathématiques' },
    paul: { name: 'Paul Durand', profile: 'teacher', duty: 'histoire' },
    karim: { name: 'Karim Benali', profile: 'staff', duty: 'CPE' },
    yann: { name: 'Yann Morel', profile: 'staff', access: 'never' },
    gone: { name: 'Rose Martinez', profile: 'teacher', access: 'left' },
    lea: student('Léa Bernard', '3A'),
    hugo: student('Hugo Petit', '3A'),
    ines: student('Inès Moreau', '3A'),
    jules: student('Jules Bernard', '6C'),
    tom: student('Tom Garcia', '6C'),
    zoe: { ...student('Zoé Lemaître', '3A'), access: 'never' },
    sophie: guardian('Sophie Bernard'),
    marc: guardian('Marc Bernard'),
    nadia: guardian('Nadia Petit'),
    remy: { ...guardian('Rémy Moreau'), access: 'never' },
    odile: guardian('Odile Lemaître'),
  },
  guardians: [
    ['sophie', 'lea', 'mother'],
    ['sophie', 'jules', 'mother'],
    ['marc', 'lea', 'father'],
    ['marc', 'jules', 'father'],
    ['nadia', 'hugo'],
    ['remy', 'ines', 'father'],
    ['odile', 'zoe', 'mother'],
  ],
  groups: {
    students: { name: 'Élèves', kind: 'profile', members: ['lea', 'hugo', 'ines', 'jules', 'tom', 'zoe'] },
    guardians: { name: 'Parents', kind: 'profile', members: ['sophie', 'marc', 'nadia', 'remy', 'odile'] },
    teachers: { name: 'Enseignants', kind: 'profile', members: ['claire', 'paul', 'gone'] },
    staff: { name: 'Personnels', kind: 'profile', members: ['karim', 'yann'], membersMayWrite: true },
    students3a: {
      name: '3A – Élèves',
      kind: 'class_students',
      className: '3A',
      members: ['lea', 'hugo', 'ines', 'zoe'],
      membersMayWrite: true,
    },
    students6c: {
      name: '6C – Élèves',
      kind: 'class_students',
      className: '6C',
      members: ['jules', 'tom'],
      membersMayWrite: true,
    },
    guardians3a: {
      name: '3A – Parents',
      kind: 'class_guardians',
      className: '3A',
      members: ['sophie', 'marc', 'nadia', 'remy', 'odile'],
    },
    guardians6c: { name: '6C – Parents', kind: 'class_guardians', className: '6C', members: ['sophie', 'marc'] },
    team3a: { name: '3A – Équipe pédagogique', kind: 'class_teachers', className: '3A', members: ['claire', 'paul', 'gone'] },
    team6c: { name: '6C – Équipe pédagogique', kind: 'class_teachers', className: '6C', members: ['paul'] },
    chessRunners: { name: 'Encadrants du club d’échecs', kind: 'runners', runnersOf: 'chess', members: ['claire'] },
    chess: { name: 'Club d’échecs', members: ['claire', 'tom', 'hugo'] },
  },
  rules: [
    ...['teachers', 'staff'].flatMap((from) =>
      ['students', 'guardians', 'teachers', 'staff'].map((to): SchoolSpec['rules'][number] => [from, to, 'members']),
    ),
    ['students', 'staff', 'members'],
    ['guardians', 'staff', 'members'],
    ['guardians', 'students', 'own_children'],
    ['students3a', 'team3a', 'members'],
    ['guardians3a', 'team3a', 'members'],
    ['students6c', 'team6c', 'members'],
    ['guardians6c', 'team6c', 'members'],
    ['team3a', 'students3a', 'group'],
    ['team3a', 'guardians3a', 'group'],
    ['team3a', 'team3a', 'group'],
    ['team6c', 'students6c', 'group'],
    ['team6c', 'guardians6c', 'group'],
    ['team6c', 'team6c', 'group'],
    ...[
      'students',
      'guardians',
      'teachers',
      'staff',
      'students3a',
      'students6c',
      'guardians3a',
      'guardians6c',
      'team3a',
      'team6c',
      'chess',
    ].map((to): SchoolSpec['rules'][number] => ['staff', to, 'group']),
    ['chessRunners', 'chess', 'group'],
  ],
}

/** Another school of the same network, whose people have the same names and the widest of rules. */
export const OTHER_COLLEGE: SchoolSpec = {
  people: {
    claire: { name: 'Claire Martin', profile: 'teacher' },
    lea: student('Léa Bernard', '3A'),
    sophie: guardian('Sophie Bernard'),
  },
  guardians: [['sophie', 'lea', 'mother']],
  groups: { all: { name: 'Tout le collège', members: ['claire', 'lea', 'sophie'], membersMayWrite: true } },
  rules: [
    ['all', 'all', 'members'],
    ['all', 'all', 'group'],
  ],
}
