import type { Profile } from '#domain/directory/types'
import { divisionId, groupId, placeOf, requireOwnSchool } from './national-file.ts'
import { type Columns, isPast, levelOf, person, type RawFact, type RawFacts } from './raw-facts.ts'
import type { Place, RosterFile, RosterIssue, RosterOptions } from './roster.ts'
import { readElements, textIn, within, type XmlElement } from './xml-elements.ts'

const ROOT = 'STS_EDT'
const COLUMNS: Columns = { externalId: 'ID', firstName: 'PRENOM', lastName: 'NOM_USAGE' }

/** `FONCTION` in the school's words; what is not here keeps its code. */
const DUTIES: Record<string, string> = {
  DIR: 'direction',
  EDU: 'CPE',
  DOC: 'documentaliste',
  SUR: 'assistance éducative',
  ASE: 'assistance éducative',
  AED: 'assistance éducative',
  ADM: 'administration',
  ADF: 'gestion',
  CTR: 'direction des formations',
  ORI: 'orientation',
  MDS: 'santé',
  LAB: 'laboratoire',
  OUV: 'service',
}

/** What is taught by whom: labels of subjects by code, and each teacher's first subject. */
type Teaching = { subjects: Map<string, string>; taught: Map<string, string> }

/**
 * Teachers, staff, divisions, groups and who teaches them from `sts_emp_<UAI>_<year>.xml` (STS-Web). `told` gathers the groups, for
 * SIECLE not to tell them again. People come last: what they teach stands behind them in the file. Throws `roster-other-school`.
 */
export async function* readSts(file: RosterFile, options: RosterOptions, told: Set<string>): RawFacts {
  const teaching: Teaching = { subjects: new Map(), taught: new Map() }
  const structure = `${ROOT}/DONNEES/STRUCTURE`
  const paths = [
    `${ROOT}/PARAMETRES`,
    `${ROOT}/NOMENCLATURES/MATIERES/MATIERE`,
    `${structure}/DIVISIONS/DIVISION`,
    `${structure}/GROUPES/GROUPE`,
  ]
  for await (const [, element] of readElements(file, paths)) {
    if (element.name === 'PARAMETRES') requireOwnSchool(element, options)
    else if (element.name === 'MATIERE') teaching.subjects.set(element.attributes.CODE ?? '', subjectName(element))
    else yield* groupFacts(element, placeOf(file, element), teaching, told)
  }
  for await (const [, element] of readElements(file, [`${ROOT}/DONNEES/INDIVIDUS/INDIVIDU`]))
    yield* individual(element, placeOf(file, element), teaching, options.today)
}

/** Ids of the national employer and of the school are two series. */
function personId({ attributes }: XmlElement): string {
  const isLocal = attributes.TYPE?.trim().toLowerCase() === 'local'
  return `sts:${isLocal ? 'local-' : ''}${attributes.ID?.trim() ?? ''}`
}

function subjectName(element: XmlElement): string {
  return textIn(element, 'LIBELLE_EDITION', 'LIBELLE_LONG', 'LIBELLE_COURT', 'CODE_GESTION').toLocaleLowerCase('fr')
}

function* groupFacts(element: XmlElement, place: Place, teaching: Teaching, told: Set<string>): Generator<RawFact> {
  const code = element.attributes.CODE?.trim() ?? ''
  const isDivision = element.name === 'DIVISION'
  const externalId = isDivision ? divisionId(code) : groupId(code)
  const name = (!isDivision && textIn(element, 'LIBELLE_LONG')) || code
  const levels = new Set([...within(element, 'DIVISION_APPARTENANCE')].map(({ attributes }) => levelOf(attributes.CODE ?? '')))
  const level = isDivision ? levelOf(code) : levels.size === 1 ? [...levels][0]! : ''
  told.add(externalId)
  yield { kind: isDivision ? 'class' : 'course', place, externalId, name, level }
  for (const service of within(element, 'SERVICE')) {
    const subject = teaching.subjects.get(service.attributes.CODE_MATIERE ?? '')
    for (const teacher of within(service, 'ENSEIGNANT')) {
      const who = personId(teacher)
      if (subject && !teaching.taught.has(who)) teaching.taught.set(who, subject)
      yield { kind: 'member', place: { ...place, line: teacher.line }, group: externalId, person: who, role: 'teacher' }
    }
  }
}

function* individual(element: XmlElement, place: Place, { taught }: Teaching, today: string): Generator<RawFact | RosterIssue> {
  const externalId = personId(element)
  const duty = textIn(element, 'FONCTION').toUpperCase()
  const isTeacher = duty === 'ENS' || (duty === '' && taught.has(externalId))
  const profile: Profile = isTeacher ? 'teacher' : 'staff'
  const discipline = [...within(element, 'DISCIPLINE')].map((one) => textIn(one, 'LIBELLE_LONG', 'LIBELLE_COURT'))[0] ?? ''
  const word = isTeacher ? (taught.get(externalId) ?? discipline.toLocaleLowerCase('fr')) : (DUTIES[duty] ?? duty)
  const lastName = textIn(element, 'NOM_USAGE', 'NOM_PATRONYMIQUE')
  yield person({ place, columns: COLUMNS, externalId, profile, firstName: textIn(element, 'PRENOM'), lastName, duty: word })
  for (const head of within(element, 'PROF_PRINC')) {
    const code = textIn(head, 'CODE_STRUCTURE') || head.attributes.CODE || ''
    if (code && isPast(textIn(head, 'DATE_FIN'), today) !== true)
      yield { kind: 'member', place: { ...place, line: head.line }, group: divisionId(code), person: externalId, role: 'head' }
  }
}
