import type { Calendar } from './calendar.ts'
import type { Person } from './people-types.ts'
import type { Random } from './random.ts'
import { elided, french } from './typography.ts'

/** What the slots of a topic are filled with: the same in all messages of a thread. */
export type Slots = {
  student: Person
  className: string
  subject: string
  startedAt: number
  values: Record<string, string>
}

const ROOMS = ['A03', 'A11', 'A14', 'B02', 'B09', 'B12', 'B21', 'C04', 'C16']
const LESSONS = ['8 h', '9 h', '10 h 15', '11 h 10', '13 h 30', '14 h 25', '15 h 35']

/** Draws rooms, hours and pages for a thread. */
export function drawSlots(random: Random, calendar: Calendar, cast: Omit<Slots, 'values'>): Slots {
  const exercise = random.between(3, 48)
  return {
    ...cast,
    values: {
      heure: random.pick(LESSONS),
      salle: random.pick(ROOMS),
      exo: String(exercise),
      exo2: String(exercise + 2),
      page: String(random.between(12, 180)),
      terme: calendar.term(cast.startedAt),
    },
  }
}

/** The text with its slots filled, its genders agreed and its French spaces. May hold HTML of its own. */
export function filled(text: string, slots: Slots, author: Person, calendar: Calendar): string {
  const values = { ...slots.values, ...namesFor(slots) }
  const done = text
    .replaceAll(/\{jour([+-]\d+)\}/g, (_, days: string) => calendar.dayInWords(slots.startedAt, Number(days)))
    .replaceAll(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, he: string, she: string) => (slots.student.female ? she : he))
    .replaceAll(/\[([^[\]|]*)\|([^[\]|]*)\]/g, (_, he: string, she: string) => (author.female ? she : he))
    .replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => values[name] ?? whole)
  return french(done.charAt(0).toUpperCase() + done.slice(1)).replaceAll(
    /([.?!]\s+)(\p{Ll})/gu,
    (_, end, letter) => end + letter.toUpperCase(),
  )
}

function namesFor({ student, className, subject }: Slots): Record<string, string> {
  return {
    enfant: student.firstName,
    'd’enfant': elided('de', student.firstName),
    'qu’enfant': elided('que', student.firstName),
    élève: student.name,
    classe: className,
    niveau: className[0] ?? '',
    matière: subject,
    'de matière': elided('de', subject),
  }
}

/** Paragraphs parted by blank lines as HTML, lines that begin by « - » as a list. */
export function htmlOf(text: string): string {
  return text
    .split('\n\n')
    .map((part) => (part.startsWith('- ') ? listOf(part) : `<p>${part.replaceAll('\n', '<br />')}</p>`))
    .join('')
}

function listOf(part: string): string {
  const items = part.split('\n').map((line) => `<li>${line.slice(2)}</li>`)
  return `<ul>${items.join('')}</ul>`
}

/** The text of such HTML: one line a block. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<br \/>|<\/(p|li|blockquote|ul|ol)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** « Re : » once. */
export function replySubject(subject: string): string {
  return subject.startsWith('Re') ? subject : `Re\u00a0: ${subject}`
}
