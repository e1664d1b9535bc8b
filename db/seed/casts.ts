import type { Target } from './audience.ts'
import type { Groups } from './groups.ts'
import type { Addressee } from './manners.ts'
import type { Person, School, SchoolClass } from './people-types.ts'
import type { Random } from './random.ts'
import type { Path, Topic } from './topic.ts'

/** Who plays in a thread: its author, whom it goes to, who may answer, and which student it is about. */
export type Cast = {
  author: Person
  target: Target
  addressee: Addressee
  /** Who may answer; empty when nobody with access was written to. */
  answerers: Person[]
  student: Person
  className: string
  /** The subject taught that the texts speak of. */
  subject: string
  isAbout: boolean
}

type Roles = { klass: SchoolClass; student: Person; guardian: Person | undefined; teacher: Person; staff: Person }

/**
 * Casts a topic. With `focus` that person plays in it where the path has a part for them. Null when the draw does not
 * fit: nobody of that duty in the class, or a family without access.
 */
export function castFor(school: School, groups: Groups, random: Random, path: Path, topic: Topic, focus?: Person): Cast | null {
  const roles = drawRoles(school, random, path, topic, focus)
  if (!roles) return null
  const [from, to] = path.split('>') as [string, string]
  const author = from === 'subject' ? roles.teacher : authorOf(from, roles)
  if (!author?.active) return null
  const aim = aimOf(school, groups, random, path, to, topic, roles, author)
  if (!aim) return null
  const others = aim.answerers.filter((one) => one.active && one !== author)
  const isAbout =
    namesStudent(topic) || ['guardian', 'student', 'guardians', 'child'].some((part) => part === from || part === to)
  const subject = roles.teacher.duty
  return { author, ...aim, answerers: others, student: roles.student, className: roles.klass.name, subject, isAbout }
}

function namesStudent({ subject, body }: Topic): boolean {
  return /\{(élève|enfant|d’enfant|qu’enfant)\}/.test(subject + body)
}

function authorOf(from: string, roles: Roles): Person | undefined {
  return { guardian: roles.guardian, student: roles.student, teacher: roles.teacher, staff: roles.staff }[from]
}

function drawRoles(school: School, random: Random, path: Path, topic: Topic, focus?: Person): Roles | null {
  const student = drawStudent(school, random, focus)
  const klass = school.classes.find((one) => one.name === student.className)!
  const guardians = (school.guardiansOf.get(student.id) ?? []).filter((one) => one.active)
  const guardian = focus?.profile === 'guardian' ? focus : guardians.length > 0 ? random.pick(guardians) : undefined
  const taught = path.includes('teacher') && !path.includes('staff') ? topic.duty : undefined
  const fitting = klass.teachers.filter((one) => !taught || one.duty === taught)
  const teacher =
    focus?.profile === 'teacher' ? focus : headsClass(path) ? klass.head : fitting.length > 0 ? random.pick(fitting) : undefined
  const posted = school.staff.filter((one) => one.active && holds(one, path, topic))
  const staff = focus?.profile === 'staff' ? focus : posted.length > 0 ? random.pick(posted) : random.pick(school.staff)
  if (!teacher || (taught && teacher.duty !== taught) || (topic.levels && !topic.levels.includes(klass.level))) return null
  return { klass, student, guardian, teacher, staff }
}

/** Without a duty named, the direction speaks for the school, and anybody in the office for themselves. */
function holds(person: Person, path: Path, topic: Topic): boolean {
  if (topic.duty) return person.duty === topic.duty
  return path === 'staff>everybody' ? person.duty.startsWith('principal') : person.duty !== 'agent d’accueil'
}

function headsClass(path: Path): boolean {
  return path === 'teacher>parents'
}

function drawStudent(school: School, random: Random, focus?: Person): Person {
  if (focus?.profile === 'student') return focus
  if (focus?.profile === 'guardian') return random.pick(school.childrenOf.get(focus.id)!)
  const taught = focus?.profile === 'teacher' ? school.classes.filter((klass) => klass.teachers.includes(focus)) : []
  return random.pick(random.pick(taught.length > 0 ? taught : school.classes).students)
}

type Aim = Pick<Cast, 'target' | 'addressee' | 'answerers'>
const toPerson = (person: Person | undefined): Aim | null =>
  person?.active ? { target: { kind: 'person', person }, addressee: person, answerers: [person] } : null

function aimOf(
  school: School,
  groups: Groups,
  random: Random,
  path: Path,
  to: string,
  topic: Topic,
  roles: Roles,
  author: Person,
): Aim | null {
  const { klass, student, guardian } = roles
  const group = (name: string, addressee: Addressee): Aim => {
    const found = groups.named(name)
    return { target: { kind: 'group', group: found }, addressee, answerers: found.members }
  }
  const colleague = (people: Person[]) => toPerson(random.pick(people.filter((one) => one !== author)))
  if (path === 'subject') return subjectAim(groups, roles.teacher)
  if (to === 'guardians') {
    const answerers = (school.guardiansOf.get(student.id) ?? []).filter((one) => one.active)
    return answerers.length > 0 ? { target: { kind: 'guardians', student }, addressee: 'parents', answerers } : null
  }
  if (to === 'class') return group(`${klass.name} – Élèves`, 'students')
  if (to === 'parents') return group(`${klass.name} – Parents`, 'parents')
  if (to === 'team') return group(`${klass.name} – Équipe pédagogique`, 'colleagues')
  if (to === 'everybody') return everybodyAim(group, topic, klass)
  if (path === 'teacher>teacher') return colleague(klass.teachers)
  if (path === 'staff>staff') return colleague(school.staff)
  if (path === 'student>student') return colleague(klass.students)
  return toPerson({ child: student, student, guardian, teacher: roles.teacher, staff: roles.staff }[to])
}

function everybodyAim(group: (name: string, addressee: Addressee) => Aim, topic: Topic, klass: SchoolClass): Aim {
  const name = topic.group!.replace('{niveau}', klass.level)
  const addressee = name.startsWith('Parents') ? 'parents' : /^(Élèves|Chorale|Club)/.test(name) ? 'students' : 'colleagues'
  return group(name, addressee)
}

function subjectAim(groups: Groups, teacher: Person): Aim | null {
  const found = groups.all.find(
    (one) => one.kind === 'function' && one.name.startsWith('Enseignants d') && one.members.includes(teacher),
  )
  return found ? { target: { kind: 'group', group: found }, addressee: 'colleagues', answerers: found.members } : null
}
