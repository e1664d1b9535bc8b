import type { Target } from './audience.ts'
import { type Calendar, FAMILY_HOURS, type Hours, OFFICE_HOURS, STUDENT_HOURS } from './calendar.ts'
import { type Cast, castFor } from './casts.ts'
import { FILES } from './files.ts'
import type { Groups } from './groups.ts'
import { drawSlots, filled, htmlOf, replySubject, type Slots } from './letter.ts'
import type { Mailbag, Sent } from './mailbag.ts'
import { letter } from './manners.ts'
import type { Person, School } from './people-types.ts'
import type { Random } from './random.ts'
import type { Path, Topic } from './topic.ts'
import { STAFF_TO_TEAM, TEACHER_TO_CLASS, TEACHER_TO_PARENTS, TEACHER_TO_TEAM } from './topics-classes.ts'
import { GUARDIAN_TO_CHILD, GUARDIAN_TO_STAFF, STAFF_TO_GUARDIANS, TEACHER_TO_GUARDIANS } from './topics-families.ts'
import { GUARDIAN_TO_TEACHER } from './topics-guardians.ts'
import { STAFF_TO_EVERYBODY } from './topics-school.ts'
import { STAFF_TO_STAFF, STAFF_TO_TEACHER, SUBJECT_TEAM, TEACHER_TO_STAFF, TEACHER_TO_TEACHER } from './topics-staff.ts'
import { STUDENT_TO_STAFF, STUDENT_TO_STUDENT, STUDENT_TO_TEACHER, TEACHER_TO_STUDENT } from './topics-students.ts'

export type Desk = {
  school: School
  groups: Groups
  calendar: Calendar
  random: Random
  bag: Mailbag
  /** Topics not yet written about, by path and place: each comes once before any comes again. */
  decks: Map<string, Topic[]>
}

const TOPICS: Record<Path, Topic[]> = {
  'guardian>teacher': GUARDIAN_TO_TEACHER,
  'guardian>staff': GUARDIAN_TO_STAFF,
  'guardian>child': GUARDIAN_TO_CHILD,
  'teacher>guardians': TEACHER_TO_GUARDIANS,
  'staff>guardians': STAFF_TO_GUARDIANS,
  'student>teacher': STUDENT_TO_TEACHER,
  'student>student': STUDENT_TO_STUDENT,
  'student>staff': STUDENT_TO_STAFF,
  'teacher>student': TEACHER_TO_STUDENT,
  'teacher>class': TEACHER_TO_CLASS,
  'teacher>parents': TEACHER_TO_PARENTS,
  'teacher>team': TEACHER_TO_TEAM,
  'staff>team': STAFF_TO_TEAM,
  'teacher>teacher': TEACHER_TO_TEACHER,
  'teacher>staff': TEACHER_TO_STAFF,
  'staff>teacher': STAFF_TO_TEACHER,
  'staff>staff': STAFF_TO_STAFF,
  'staff>everybody': STAFF_TO_EVERYBODY,
  subject: SUBJECT_TEAM,
}

/** How far back the mail goes: 63 school days, about three months. */
const SCHOOL_DAYS = 63

/** When somebody of that profile writes. */
export function hoursOf(author: Person): Hours {
  return { guardian: FAMILY_HOURS, student: STUDENT_HOURS, teacher: OFFICE_HOURS, staff: OFFICE_HOURS }[author.profile]
}

/** Writes a thread of that path, its answers too; says whether the draw gave one. `place` is where topics may not repeat. */
export function writeThread(desk: Desk, path: Path, place: string, focus?: Person): boolean {
  const { school, groups, calendar, random, bag } = desk
  const topic = nextTopic(desk, path, place, focus)
  if (!topic) return false
  const cast = castFor(school, groups, random, path, topic, focus)
  if (!cast) return false
  const hours = hoursOf(cast.author)
  const at = calendar.before(random.next() * SCHOOL_DAYS * (hours.to - hours.from), hours)
  const slots = drawSlots(random, calendar, {
    student: cast.student,
    className: cast.className,
    subject: cast.subject,
    startedAt: at,
  })
  const html = write(desk, cast.author, cast.addressee, topic.body, slots, false)
  const subject = filled(topic.subject, slots, cast.author, calendar)
  const file = topic.file ? [{ key: topic.file, name: fileName(topic.file, slots, cast.author, calendar) }] : []
  const first = bag.send({ author: cast.author, to: [cast.target], subject, html, at, file, ...concern(cast) })
  if (first) writeAnswers(desk, topic, cast, slots, first)
  return first !== null
}

function nextTopic({ decks, random }: Desk, path: Path, place: string, focus?: Person): Topic | undefined {
  const key = `${path} ${place}`
  const left = decks.get(key) ?? []
  const deck = left.length > 0 ? left : random.shuffle(TOPICS[path].filter((topic) => fits(path, topic, focus)))
  decks.set(key, deck)
  return deck.pop()
}

/** A person of the staff only writes, and is only asked, what belongs to their duty. */
function fits(path: Path, topic: Topic, focus?: Person): boolean {
  if (!focus || !topic.duty) return true
  const part = path.includes('staff') ? 'staff' : 'teacher'
  return focus.profile !== part || topic.duty === focus.duty
}

function concern({ isAbout, student, className }: Cast) {
  return isAbout ? { about: [student], className } : { className: '' }
}

/** Who answers a message to a class speaks of themself or of their child. */
function concernOfAnswer(school: School, cast: Cast, answerer: Person) {
  const { target } = cast
  if (cast.isAbout || target.kind !== 'group' || !target.group.className) return concern(cast)
  const { className } = target.group
  const own = [answerer, ...(school.childrenOf.get(answerer.id) ?? [])]
  return { about: own.filter((one) => one.className === className), className }
}

function fileName(key: string, slots: Slots, author: Person, calendar: Calendar): string {
  return filled(FILES[key]!.name, slots, author, calendar).replaceAll(/[\u00a0\u202f ]/g, '-')
}

function write(desk: Desk, author: Person, to: Cast['addressee'], text: string, slots: Slots, isReply: boolean): string {
  const { random, calendar } = desk
  return htmlOf(letter(random, author, to, filled(text, slots, author, calendar), isReply))
}

/** Answers go back and forth between two people; some threads stop early, and nobody answers in the future. */
function writeAnswers(desk: Desk, topic: Topic, cast: Cast, slots: Slots, first: Sent): void {
  const { calendar, random, bag } = desk
  if (!topic.replies || cast.answerers.length === 0) return
  const answerer = random.pick(cast.answerers)
  const about = concernOfAnswer(desk.school, cast, answerer)
  let last = first
  for (const [index, text] of topic.replies.entries()) {
    const [author, other] = index % 2 === 0 ? [answerer, cast.author] : [cast.author, answerer]
    const at = calendar.after(last.letter.at, random.between(12, 600), hoursOf(author))
    if (at > calendar.now || random.chance(0.12)) return
    const html = write(desk, author, other, text, slots, true)
    const subject = replySubject(first.letter.subject)
    const sent = bag.send({ author, to: answerTo(cast, other), subject, html, at, replyTo: last, ...about })
    if (!sent) return
    last = sent
  }
}

/** Colleagues answer the whole team, everybody else the one who wrote. */
function answerTo({ target, addressee }: Cast, other: Person): Target[] {
  const toOther: Target = { kind: 'person', person: other }
  return addressee === 'colleagues' && target.kind === 'group' && target.group.kind === 'class_teachers'
    ? [toOther, target]
    : [toOther]
}
