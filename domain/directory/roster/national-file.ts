import { Refusal } from '#domain/refusal'
import { isPast, warning } from './raw-facts.ts'
import type { Place, RosterFile, RosterIssue, RosterOptions } from './roster.ts'
import { textIn, type XmlElement } from './xml-elements.ts'

/** SIECLE and STS call a division by the same code, which makes one class of it. */
export const divisionId = (code: string) => `division:${code.trim()}`
export const groupId = (code: string) => `groupe:${code.trim()}`

/** The `PARAMETRES` of an export name its school (`UAJ`, text or attribute). Throws `roster-other-school`. */
export function requireOwnSchool(parameters: XmlElement, { uai }: RosterOptions): void {
  const uaj = parameters.children.find(({ name }) => name === 'UAJ')
  const found = (uaj?.attributes.CODE || uaj?.text || parameters.attributes.UAJ || '').trim().toUpperCase()
  if (found && found !== uai.toUpperCase()) throw new Refusal('roster-other-school', { found: found.slice(0, 12), uai }, 'file')
}

/** Whether a leaving date is over; what is no date is told and counts as none. */
export function* hasLeft(element: XmlElement, name: string, place: Place, today: string): Generator<RosterIssue, boolean> {
  const date = textIn(element, name)
  const past = isPast(date, today)
  if (past === null) yield warning('bad-date', { ...place, column: name }, { value: date.slice(0, 60) })
  return past === true
}

export const placeOf = (file: RosterFile, { line }: XmlElement): Place => ({ file: file.name, line })
