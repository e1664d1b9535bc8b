import { cleanText, cut, emailOf, hasHidden, isUndecoded, lengthOf, nameCase, phoneOf } from './clean-text.ts'
import { error, type RawPerson, warning } from './raw-facts.ts'
import type { Place, RosterFact, RosterIssue } from './roster.ts'

type Person = Extract<RosterFact, { kind: 'person' }>
type Field = keyof NonNullable<RawPerson['columns']>

const LONGEST_NAME = 100
/** First and last name with the space between. */
const LONGEST_WHOLE = 200
const LONGEST_DUTY = 100
const LONGEST_ADDRESS = 500

/** A person as the database takes them, and what had to be mended; without two names that can be read there is nobody. */
export function soundPerson(fact: RawPerson): { sound: Person | null; issues: RosterIssue[] } {
  const issues: RosterIssue[] = []
  const at = (field: Field): Place => ({ ...fact.place, ...(fact.columns?.[field] ? { column: fact.columns[field] } : {}) })
  const text = (field: 'firstName' | 'lastName' | 'duty', given: string) => {
    if (isUndecoded(given)) issues.push(warning('undecodable', at(field)))
    if (hasHidden(given)) issues.push(warning('hidden-characters', at(field)))
    return cleanText(given)
  }
  const [firstName, lastName] = [nameCase(text('firstName', fact.firstName)), nameCase(text('lastName', fact.lastName))]
  const wrong = wrongName({ firstName, lastName }, at)
  if (wrong) return { sound: null, issues: [...issues, wrong] }
  const duty = text('duty', fact.duty)
  if (lengthOf(duty) > LONGEST_DUTY) issues.push(warning('cut', at('duty'), { limit: LONGEST_DUTY }))
  const { place, externalId, profile, isAdmin, leaves } = fact
  const contact = soundContact(fact.contact, at, issues)
  const names = { firstName, lastName, duty: cut(duty, LONGEST_DUTY) }
  return { sound: { kind: 'person', place, externalId, profile, ...names, isAdmin, leaves, contact }, issues }
}

function wrongName(names: { firstName: string; lastName: string }, at: (field: Field) => Place): RosterIssue | null {
  for (const field of ['lastName', 'firstName'] as const) {
    if (!/\p{L}/u.test(names[field])) return error('empty-name', at(field))
    if (lengthOf(names[field]) > LONGEST_NAME) return error('too-long', at(field), { limit: LONGEST_NAME })
  }
  const whole = lengthOf(names.firstName) + lengthOf(names.lastName) + 1
  return whole > LONGEST_WHOLE ? error('too-long', at('lastName'), { limit: LONGEST_NAME }) : null
}

/** What cannot be used is dropped, and told. */
function soundContact(given: Person['contact'], at: (field: Field) => Place, issues: RosterIssue[]): Person['contact'] {
  const address = cut(cleanText(given.address ?? ''), LONGEST_ADDRESS)
  const contact: Person['contact'] = address ? { address } : {}
  const keep = (field: 'email' | 'mobile' | 'phone', code: string, read: (text: string) => string | null) => {
    const text = cleanText(given[field] ?? '')
    const value = text && read(text)
    if (value) contact[field] = value
    else if (text) issues.push(warning(code, at(field), { value: cut(text, 60) }))
  }
  keep('email', 'bad-email', emailOf)
  keep('mobile', 'bad-phone', phoneOf)
  keep('phone', 'bad-phone', phoneOf)
  return contact
}
