import type { Person, School, SchoolClass } from './people-types.ts'
import { type Random, seededRandom } from './random.ts'

export type GroupKind =
  | 'profile'
  | 'class_students'
  | 'class_guardians'
  | 'class_teachers'
  | 'level'
  | 'function'
  | 'manual'
  | 'runners'
  | 'mailbox'
export type Group = {
  id: string
  kind: GroupKind
  name: string
  className: string
  /** '6' for « Parents de 6e », empty elsewhere. */
  level: string
  membersMayWrite: boolean
  /** Of `runners`: the group that they may address. */
  runnersOf: string | null
  members: Person[]
}
/** `origin`: what follows from the policies of the preset « usual » (`applyPolicies` changes nothing), or what a hand added. */
export type Rule = { from: Group; to: Group; reach: 'members' | 'group' | 'own_children'; origin: 'policy' | 'hand' }
export type Groups = { all: Group[]; rules: Rule[]; named(name: string): Group; of(klass: SchoolClass): ClassGroups }
export type ClassGroups = { students: Group; guardians: Group; team: Group }

type Draft = Pick<Group, 'kind' | 'name' | 'members'> & Partial<Group>

const SINCE = Date.UTC(2026, 7, 24, 9)

/** The groups of a made school with their members, and who may write to whom. Nobody who left is in any. */
export function makeGroups(school: School, seed: string): Groups {
  const random = seededRandom(`${seed} groups`)
  const all: Group[] = []
  const add = (draft: Draft): Group => {
    const id = random.uuid(SINCE + all.length * 50)
    const group = { className: '', level: '', membersMayWrite: false, runnersOf: null, ...draft, id }
    all.push(group)
    return group
  }
  addProfiles(school, add)
  const byClass = new Map(school.classes.map((klass) => [klass, addClass(school, klass, add)]))
  addLevels(school, add)
  addFunctions(school, random, add)
  const named = (name: string) => {
    const group = all.find((one) => one.name === name)
    if (!group) throw new Error(`no group is called ${name}`)
    return group
  }
  const clubs = addClubs(school, random, add, named)
  add({ kind: 'mailbox', name: 'Secrétariat', members: school.staff.filter(({ duty }) => duty.startsWith('secrétaire')) })
  const rules = rulesOf(all, [...byClass.values()], clubs, named)
  return { all, rules, named, of: (klass) => byClass.get(klass)! }
}

type Add = (draft: Draft) => Group

function addProfiles(school: School, add: Add): void {
  add({ kind: 'profile', name: 'Élèves', members: school.classes.flatMap((klass) => klass.students) })
  add({ kind: 'profile', name: 'Parents', members: school.guardians })
  add({ kind: 'profile', name: 'Enseignants', members: school.teachers, membersMayWrite: true })
  add({ kind: 'profile', name: 'Personnels', members: school.staff, membersMayWrite: true })
}

function guardiansOf(school: School, students: Person[]): Person[] {
  return [...new Set(students.flatMap((student) => school.guardiansOf.get(student.id) ?? []))]
}

function addClass(school: School, klass: SchoolClass, add: Add): ClassGroups {
  const { name: className, students } = klass
  return {
    students: add({ kind: 'class_students', name: `${className} – Élèves`, className, members: students, membersMayWrite: true }),
    guardians: add({
      kind: 'class_guardians',
      name: `${className} – Parents`,
      className,
      members: guardiansOf(school, students),
    }),
    team: add({
      kind: 'class_teachers',
      name: `${className} – Équipe pédagogique`,
      className,
      members: klass.teachers,
      membersMayWrite: true,
    }),
  }
}

function addLevels(school: School, add: Add): void {
  for (const level of new Set(school.classes.map((klass) => klass.level))) {
    const students = school.classes.filter((klass) => klass.level === level).flatMap((klass) => klass.students)
    add({ kind: 'level', name: `Élèves de ${level}e`, level, members: students })
    add({ kind: 'level', name: `Parents de ${level}e`, level, members: guardiansOf(school, students) })
  }
}

function addFunctions(school: School, random: Random, add: Add): void {
  const withDuty = (...duties: string[]) => school.staff.filter((person) => duties.includes(person.duty))
  const some = (people: Person[], count: number) => random.shuffle(people).slice(0, count)
  add({ kind: 'mailbox', name: 'Vie scolaire', members: withDuty('CPE', 'assistant d’éducation', 'assistante d’éducation') })
  add({ kind: 'function', name: 'Professeurs principaux', members: [...new Set(school.classes.map((klass) => klass.head))] })
  const direction = withDuty('principale', 'principal adjoint', 'gestionnaire', 'CPE')
  const elected = [
    ...some(school.teachers, 5),
    ...some(school.guardians, 4),
    ...some(
      school.students.filter((one) => !one.left),
      3,
    ),
  ]
  add({ kind: 'function', name: 'Conseil d’administration', members: [...direction, ...elected] })
  for (const duty of new Set(school.teachers.map((teacher) => teacher.duty))) {
    const members = school.teachers.filter((teacher) => teacher.duty === duty)
    const of = /^[aeéh]/i.test(duty) ? `d’${duty}` : `de ${duty}`
    if (members.length > 1) add({ kind: 'function', name: `Enseignants ${of}`, members })
  }
}

/** Made by hand, each with those who run it in a group of their own: these may address it. */
function addClubs(school: School, random: Random, add: Add, named: (name: string) => Group): [Group, Group][] {
  const pupils = random.shuffle(named('Élèves').members)
  const isNamed = school.people.some((person) => person.identifier === 'claire.martin')
  const who = (identifier: string, duty: string) =>
    isNamed ? school.named(identifier) : (school.teachers.find((teacher) => teacher.duty === duty) ?? school.teachers[0]!)
  const chess = who('claire.martin', 'mathématiques')
  const history = who('paul.durand', 'histoire-géographie')
  const music = school.teachers.find((teacher) => teacher.duty === 'éducation musicale')!
  const trip = school.classes.find((klass) => klass.name === '3A')!
  const known = isNamed ? ['tom.garcia', 'hugo.petit'].map(school.named) : []
  const club = (runnersName: string, runners: Person[], name: string, members: Person[]): [Group, Group] => {
    const those = add({ kind: 'runners', name: runnersName, members: [...new Set(runners)] })
    const run = add({ kind: 'manual', name, members: [...new Set(members)] })
    those.runnersOf = run.id
    return [those, run]
  }
  return [
    club('Encadrants du club d’échecs', [chess], 'Club d’échecs', [chess, ...known, ...pupils.slice(0, 14)]),
    club('Encadrants de la chorale', [music], 'Chorale', [music, ...pupils.slice(14, 46)]),
    club('Encadrants de la sortie Gadagne', [history, chess], 'Sortie Gadagne', [history, chess, ...trip.students]),
  ]
}

function rulesOf(all: Group[], classes: ClassGroups[], clubs: [Group, Group][], named: (name: string) => Group): Rule[] {
  const [students, guardians, teachers, staff] = ['Élèves', 'Parents', 'Enseignants', 'Personnels'].map(named) as [
    Group,
    Group,
    Group,
    Group,
  ]
  const rule = (from: Group, to: Group, reach: Rule['reach'], origin: Rule['origin'] = 'policy'): Rule => ({
    from,
    to,
    reach,
    origin,
  })
  const everybody = [students, guardians, teachers, staff]
  const mailboxes = all.filter(({ kind }) => kind === 'mailbox')
  return [
    ...[teachers, staff].flatMap((from) => everybody.filter((to) => to !== from).map((to) => rule(from, to, 'members'))),
    rule(students, staff, 'members'),
    rule(guardians, staff, 'members'),
    rule(guardians, students, 'own_children'),
    ...classes.flatMap((klass) => [
      rule(klass.students, klass.team, 'members'),
      rule(klass.guardians, klass.team, 'members'),
      ...[klass.students, klass.guardians, klass.team].map((to) => rule(klass.team, to, 'group')),
    ]),
    ...all.map((to) => rule(staff, to, 'group')),
    ...mailboxes.flatMap((to) => [students, guardians, teachers, to].map((from) => rule(from, to, 'group'))),
    ...clubs.map(([runners, club]) => rule(runners, club, 'group')),
    ...all.filter((group) => group.name.startsWith('Enseignants d')).map((group) => rule(group, group, 'group', 'hand')),
  ]
}
