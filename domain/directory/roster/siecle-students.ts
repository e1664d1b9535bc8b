import { divisionId, groupId, hasLeft, placeOf, requireOwnSchool } from './national-file.ts'
import { type Columns, levelOf, person, type RawFacts, warning } from './raw-facts.ts'
import type { RosterFile, RosterOptions } from './roster.ts'
import { readElements, textIn, type XmlElement } from './xml-elements.ts'

const ROOT = 'BEE_ELEVES'
const COLUMNS: Columns = {
  externalId: 'ELEVE_ID',
  firstName: 'PRENOM',
  lastName: 'NOM_DE_FAMILLE',
  email: 'MEL',
  mobile: 'TEL_PORTABLE',
  phone: 'TEL_PERSONNEL',
}

/** The first digits of a national class code (MEF) say the level in the collège. */
const LEVELS: Record<string, string> = { 1001: '6', 1011: '5', 1021: '4', 1031: '3' }

type Structures = { division: string; groups: string[] }
export const studentId = (id: string) => `siecle-eleve:${id}`

/**
 * Students, divisions and groups of `ElevesAvecAdresses.xml` or `ElevesSansAdresses.xml` (SIECLE, Base élèves établissement).
 * Those without a division are passed over with a warning, unless they have left. `told` holds the groups that STS told already,
 * whose names it knows better. The national number (INE) is not read. Throws `roster-other-school`.
 */
export async function* readSiecleStudents(file: RosterFile, options: RosterOptions, told: Set<string>): RawFacts {
  const structures = await structuresIn(file, options)
  for await (const [, student] of readElements(file, [`${ROOT}/DONNEES/ELEVES/ELEVE`])) {
    const place = placeOf(file, student)
    const id = student.attributes.ELEVE_ID?.trim() ?? ''
    const leaves = yield* hasLeft(student, 'DATE_SORTIE', place, options.today)
    const own = structures.get(id)
    if (!own?.division && !leaves) {
      yield warning('no-division', { ...place, column: 'ELEVE_ID' })
      continue
    }
    yield person({ place, columns: COLUMNS, externalId: studentId(id), profile: 'student', leaves, ...namesOf(student) })
    if (own && !leaves) yield* memberships(own, studentId(id), place, LEVELS[textIn(student, 'CODE_MEF').slice(0, 4)] ?? '', told)
  }
}

function namesOf(student: XmlElement) {
  return {
    firstName: textIn(student, 'PRENOM'),
    lastName: textIn(student, 'NOM_USAGE', 'NOM_DE_FAMILLE', 'NOM'),
    contact: { email: textIn(student, 'MEL'), mobile: textIn(student, 'TEL_PORTABLE'), phone: textIn(student, 'TEL_PERSONNEL') },
  }
}

/** Who is in which division and groups stands behind the students in the file: hence a reading of its own. */
async function structuresIn(file: RosterFile, options: RosterOptions): Promise<Map<string, Structures>> {
  const found = new Map<string, Structures>()
  for await (const [path, element] of readElements(file, [`${ROOT}/PARAMETRES`, `${ROOT}/DONNEES/STRUCTURES/STRUCTURES_ELEVE`])) {
    if (path.endsWith('PARAMETRES')) requireOwnSchool(element, options)
    else found.set(element.attributes.ELEVE_ID?.trim() ?? '', structuresOf(element))
  }
  return found
}

function structuresOf(element: XmlElement): Structures {
  const coded = (type: string) =>
    element.children
      .filter((one) => textIn(one, 'TYPE_STRUCTURE') === type)
      .map((one) => textIn(one, 'CODE_STRUCTURE'))
      .filter(Boolean)
  return { division: coded('D')[0] ?? '', groups: coded('G') }
}

function* memberships(
  { division, groups }: Structures,
  who: string,
  place: { file: string; line: number },
  level: string,
  told: Set<string>,
) {
  const wanted = [
    { kind: 'class' as const, externalId: divisionId(division), name: division, level: levelOf(division) || level },
    ...groups.map((code) => ({ kind: 'course' as const, externalId: groupId(code), name: code, level: '' })),
  ]
  for (const group of wanted) {
    if (!told.has(group.externalId)) yield { ...group, place }
    told.add(group.externalId)
    yield { kind: 'member' as const, place, group: group.externalId, person: who, role: 'student' as const }
  }
}
