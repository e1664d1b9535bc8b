import type { Person } from './people-types.ts'
import type { Random } from './random.ts'
import { french } from './typography.ts'

/** Whom a letter greets: one person, the parents of a student, or many. */
export type Addressee = Person | 'parents' | 'students' | 'colleagues' | 'everybody'

const toMany = {
  parents: 'Madame, Monsieur,',
  students: 'Bonjour à toutes et à tous,',
  colleagues: 'Chères et chers collègues,',
  everybody: 'Bonjour à toutes et à tous,',
}
const isAdult = (person: Person) => person.profile !== 'student'
const atWork = (person: Person) => person.profile === 'teacher' || person.profile === 'staff'

/** How that author begins a letter to them. */
export function greeting(random: Random, author: Person, to: Addressee): string {
  if (typeof to === 'string') return toMany[to]
  if (atWork(author) && atWork(to))
    return random.pick([`Bonjour ${to.firstName},`, `${to.firstName},`, `Bonjour ${to.firstName},`])
  if (isAdult(to) && to.profile !== 'guardian')
    return random.pick(['Bonjour', 'Bonjour', '']) + (to.female ? ' Madame,' : ' Monsieur,')
  if (author.profile === 'student' && isAdult(to)) return to.female ? 'Maman,' : 'Papa,'
  if (author.profile === 'guardian') return `Coucou ${to.firstName},`
  if (to.profile === 'guardian') return to.female ? 'Bonjour Madame,' : 'Bonjour Monsieur,'
  return author.profile === 'student' ? `Salut ${to.firstName},` : random.pick([`Bonjour ${to.firstName},`, `${to.firstName},`])
}

/** How that author ends a letter to them: a closing and a name, each on its line. */
export function closing(random: Random, author: Person, to: Addressee): string {
  if (author.profile === 'student') return studentClosing(random, author, to)
  if (typeof to !== 'string' && atWork(author) && atWork(to)) {
    return `${random.pick(['Merci,', 'Bonne journée,', 'À bientôt,', 'Bien à toi,'])}\n${author.firstName}`
  }
  if (typeof to !== 'string' && author.profile === 'guardian' && to.profile === 'student')
    return random.pick(['À ce soir !', 'Je t’embrasse.', 'Bisous !'])
  const polite =
    author.profile === 'guardian'
      ? ['Bien cordialement,', 'Cordialement,', 'Avec mes remerciements,', 'Bonne journée,']
      : ['Bien cordialement,', 'Cordialement,', 'Bonne journée,']
  const duty = typeof to === 'string' && author.duty ? `\n${author.duty}` : ''
  return `${random.pick(polite)}\n${author.name}${duty}`
}

function studentClosing(random: Random, author: Person, to: Addressee): string {
  const toAdult = typeof to === 'string' || (isAdult(to) && to.profile !== 'guardian')
  if (!toAdult) return author.firstName
  return `${random.pick(['Merci d’avance,', 'Bonne journée,', 'Merci et à demain,'])}\n${author.name}, ${author.className}`
}

/** The whole letter; answers are short and often go without a greeting. */
export function letter(random: Random, author: Person, to: Addressee, text: string, isReply: boolean): string {
  if (!isReply) return french([greeting(random, author, to).trim(), text, closing(random, author, to)].join('\n\n'))
  const begins = random.chance(0.5) ? [greeting(random, author, to).trim()] : []
  return french([...begins, text, shortName(author, to)].join('\n\n'))
}

/** Colleagues and students answer with their first name. */
function shortName(author: Person, to: Addressee): string {
  const isClose = author.profile === 'student' || (typeof to !== 'string' && atWork(author) && atWork(to))
  return isClose ? author.firstName : author.name
}
