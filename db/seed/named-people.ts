import type { Guardianship } from './people-types.ts'

/** The people whom guides, tests and screens know by name: the same in every demo school. */
export const NAMED_STUDENTS = [
  { identifier: 'lea.bernard', firstName: 'Léa', lastName: 'Bernard', female: true, className: '3A', family: 'bernard' },
  { identifier: 'jules.bernard', firstName: 'Jules', lastName: 'Bernard', female: false, className: '6C', family: 'bernard' },
  { identifier: 'hugo.petit', firstName: 'Hugo', lastName: 'Petit', female: false, className: '3A', family: 'petit' },
  { identifier: 'ines.moreau', firstName: 'Inès', lastName: 'Moreau', female: true, className: '3A', family: 'moreau' },
  { identifier: 'tom.garcia', firstName: 'Tom', lastName: 'Garcia', female: false, className: '6C', family: 'garcia' },
] as const

type NamedGuardian = {
  identifier: string
  firstName: string
  lastName: string
  family: string
  relation: Guardianship['relation']
}

/** Sophie and Marc live apart: each has copies of their own. */
export const NAMED_GUARDIANS: NamedGuardian[] = [
  { identifier: 'sophie.bernard', firstName: 'Sophie', lastName: 'Bernard', family: 'bernard', relation: 'mother' },
  { identifier: 'marc.bernard', firstName: 'Marc', lastName: 'Bernard', family: 'bernard', relation: 'father' },
  { identifier: 'nadia.petit', firstName: 'Nadia', lastName: 'Petit', family: 'petit', relation: 'mother' },
  { identifier: 'valerie.moreau', firstName: 'Valérie', lastName: 'Moreau', family: 'moreau', relation: 'mother' },
  { identifier: 'luis.garcia', firstName: 'Luis', lastName: 'Garcia', family: 'garcia', relation: 'father' },
  { identifier: 'elise.garcia', firstName: 'Élise', lastName: 'Garcia', family: 'garcia', relation: 'mother' },
]

export const NAMED_TEACHERS = [
  {
    identifier: 'claire.martin',
    firstName: 'Claire',
    lastName: 'Martin',
    female: true,
    duty: 'mathématiques',
    classes: ['3A', '4B'],
    headOf: '3A',
  },
  {
    identifier: 'paul.durand',
    firstName: 'Paul',
    lastName: 'Durand',
    female: false,
    duty: 'histoire-géographie',
    classes: ['3A', '6C'],
    headOf: '',
  },
]

/** The fifteen of the staff; an empty name is drawn. Yann Morel never activated his account. */
export const STAFF_POSTS = [
  { identifier: 'anne.leroy', firstName: 'Anne', lastName: 'Leroy', female: true, duty: 'principale' },
  { identifier: 'karim.benali', firstName: 'Karim', lastName: 'Benali', female: false, duty: 'CPE' },
  { identifier: 'yann.morel', firstName: 'Yann', lastName: 'Morel', female: false, duty: 'assistant d’éducation' },
  { female: false, duty: 'principal adjoint' },
  { female: true, duty: 'secrétaire de direction' },
  { female: true, duty: 'gestionnaire' },
  { female: true, duty: 'secrétaire d’intendance' },
  { female: true, duty: 'infirmière' },
  { female: true, duty: 'assistante sociale' },
  { female: false, duty: 'psychologue' },
  { female: true, duty: 'AESH' },
  { female: false, duty: 'AESH' },
  { female: true, duty: 'assistante d’éducation' },
  { female: false, duty: 'assistant d’éducation' },
  { female: false, duty: 'agent d’accueil' },
] as const

/** What is taught, by how many of 45 teachers, and from which level on (6 first, 3 last). */
export const SUBJECTS = [
  { duty: 'français', teachers: 7, from: 6 },
  { duty: 'mathématiques', teachers: 6, from: 6 },
  { duty: 'histoire-géographie', teachers: 5, from: 6 },
  { duty: 'anglais', teachers: 5, from: 6 },
  { duty: 'espagnol', teachers: 3, from: 5 },
  { duty: 'SVT', teachers: 3, from: 6 },
  { duty: 'physique-chimie', teachers: 4, from: 6 },
  { duty: 'technologie', teachers: 3, from: 6 },
  { duty: 'EPS', teachers: 4, from: 6 },
  { duty: 'arts plastiques', teachers: 2, from: 6 },
  { duty: 'éducation musicale', teachers: 2, from: 6 },
  { duty: 'documentation', teachers: 1, from: 9 },
] as const
