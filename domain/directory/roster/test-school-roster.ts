/** One school as its files tell of it, for tests and measurements; every writer of `test-rosters.ts` takes it. */
export type RosterSchool = {
  uai: string
  name: string
  classes: string[]
  courses: { code: string; name: string; classes: string[] }[]
  students: TestStudent[]
  guardians: TestGuardian[]
  teachers: TestTeacher[]
  staff: TestStaff[]
}
type Named = { id: number; firstName: string; lastName: string; email?: string; mobile?: string }
export type TestStudent = Named & { className: string; courses: string[] }
export type TestGuardian = Named & { relation: 'mother' | 'father' | 'guardian'; children: TestStudent[]; address?: string }
export type TestTeacher = Named & { subject: string; classes: string[]; courses: string[]; headOf: string }
export type TestStaff = Named & { duty: string; code: string; isAdmin: boolean }

const FIRST_NAMES =
  `Léa Hugo Inès Noé Zoé Gaël Chloé Loïc Maëlys Théo Anaïs Rémi Aïcha Célia Jules Raphaël Éléonore Maël Lucie Youssef
  Camille Aurèle Sarah Titouan Agnès Malik Élise Côme Nour Basile`.split(/\s+/)
const LAST_NAMES =
  `Bernard Lefèvre Müller Nuñez Garçon Desœuvre Benali Durand Petit Moreau Garcia N'Diaye Hélias Quéré Saïdi Roux Noël
  Girard Lambert Bénard Fontaine Chevalier Gauthier Perrin Besson Rey Ozanne Vidal Brun Caron Yilmaz Pham Traoré Costa Weber Le-Goff
  Béranger Ünal Dufour`.split(/\s+/)
const SUBJECTS = [
  'mathématiques',
  'français',
  'histoire-géographie',
  'anglais',
  'éducation musicale',
  'svt',
  'eps',
  'technologie',
]
const STAFF: [duty: string, code: string, isAdmin: boolean][] = [
  ['direction', 'DIR', true],
  ['CPE', 'EDU', false],
  ['documentaliste', 'DOC', false],
]

/**
 * The same school for the same numbers: students of classes of 26, two guardians for each household of one or two children, teachers
 * with three classes each. Names repeat between families, never inside a profile.
 */
export function makeRosterSchool({ students = 60, uai = '0690001A' } = {}): RosterSchool {
  const classes = Array.from(
    { length: Math.ceil(students / 26) },
    (_, index) => `${6 - (index % 4)}${letter(Math.floor(index / 4))}`,
  )
  const courses = classes.slice(0, 2).map((name) => ({ code: `${name}LAT.1`, name: `Latin ${name}`, classes: [name] }))
  const pupils = Array.from({ length: students }, (_, index) => student(index, classes, courses))
  return {
    uai,
    name: 'Collège des Essais',
    classes,
    courses,
    students: pupils,
    guardians: guardiansOf(pupils),
    teachers: Array.from({ length: Math.max(3, Math.ceil(classes.length * 2.2)) }, (_, index) =>
      teacher(index, classes, courses),
    ),
    staff: STAFF.map(([duty, code, isAdmin], index) => ({ ...named(index, 3), id: 9000 + index, duty, code, isAdmin })),
  }
}

/** How many people the school has in all. */
export const sizeOf = ({ students, guardians, teachers, staff }: RosterSchool) =>
  students.length + guardians.length + teachers.length + staff.length

const letter = (index: number) => String.fromCharCode(65 + index)

/** All pairs of names come once before a name is doubled. */
function named(index: number, shift: number): { firstName: string; lastName: string } {
  const firstName = FIRST_NAMES[(index + shift) % FIRST_NAMES.length]!
  const row = Math.floor(index / FIRST_NAMES.length)
  const lastName = LAST_NAMES[(row + index * 7 + shift) % LAST_NAMES.length]!
  const turn = Math.floor(row / LAST_NAMES.length)
  return { firstName, lastName: turn === 0 ? lastName : `${lastName}-${LAST_NAMES[turn % LAST_NAMES.length]}` }
}

function student(index: number, classes: string[], courses: RosterSchool['courses']): TestStudent {
  const className = classes[Math.floor(index / 26)]!
  const inCourse = index % 3 === 0 ? courses.filter((course) => course.classes.includes(className)) : []
  return { ...named(index, 0), id: 1000 + index, className, courses: inCourse.map(({ code }) => code) }
}

/** Each fifth household has two children, who follow each other. */
function guardiansOf(students: TestStudent[]): TestGuardian[] {
  const households: TestStudent[][] = []
  for (let at = 0; at < students.length; at++) {
    const size = households.length % 5 === 4 ? 2 : 1
    households.push(students.slice(at, at + size))
    at += size - 1
  }
  return households.flatMap((children, index) =>
    (['mother', 'father'] as const).map((relation, side) => ({
      ...named(2 * index + side, 11),
      id: 20_000 + 2 * index + side,
      relation,
      children,
      email: `famille${2 * index + side}@exemple.fr`,
      mobile: `+336${String(10_000_000 + 2 * index + side)}`,
    })),
  )
}

function teacher(index: number, classes: string[], courses: RosterSchool['courses']): TestTeacher {
  const taught = [0, 1, 2].map((step) => classes[(index + step) % classes.length]!)
  return {
    ...named(index, 5),
    id: 8000 + index,
    subject: SUBJECTS[index % SUBJECTS.length]!,
    classes: [...new Set(taught)],
    courses: courses.filter((_, at) => at === index).map(({ code }) => code),
    headOf: classes[index] ?? '',
  }
}
