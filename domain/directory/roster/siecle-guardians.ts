import { Refusal } from '#domain/refusal'
import { placeOf, requireOwnSchool } from './national-file.ts'
import { type Columns, person, type RawFact, type RawFacts } from './raw-facts.ts'
import type { Place, RosterFact, RosterFile, RosterOptions } from './roster.ts'
import { studentId } from './siecle-students.ts'
import { readElements, textIn, type XmlElement } from './xml-elements.ts'

const ROOT = 'BEE_RESPONSABLES'
const COLUMNS: Columns = {
  externalId: 'PERSONNE_ID',
  firstName: 'PRENOM',
  lastName: 'NOM',
  email: 'MEL',
  mobile: 'TEL_PORTABLE',
  phone: 'TEL_PERSONNEL',
  address: 'ADRESSE_ID',
}
/** Several families share one; a school has some thousands. */
const MOST_ADDRESSES = 50_000

type Relation = Extract<RosterFact, { kind: 'tie' }>['relation']
type Tie = { student: string; kinship: string; place: Place }
type Found = { ties: Map<string, Tie[]>; addresses: Map<string, string> }

/**
 * Legal guardians of `ResponsablesAvecAdresses.xml` (SIECLE) with their children; people to be called and people in charge are not
 * read at all. Addresses only where the person let them be told (`COMMUNICATION_ADRESSE`). Throws `roster-other-school`, `roster-too-large`.
 */
export async function* readSiecleGuardians(file: RosterFile, options: RosterOptions): RawFacts {
  const { ties, addresses } = await tiesIn(file, options)
  for await (const [, element] of readElements(file, [`${ROOT}/DONNEES/PERSONNES/PERSONNE`])) {
    const id = element.attributes.PERSONNE_ID?.trim() ?? ''
    const children = ties.get(id) ?? []
    if (children.length === 0) continue
    const externalId = `siecle-personne:${id}`
    yield guardian(element, externalId, placeOf(file, element), addresses)
    for (const { student, kinship, place } of children)
      yield {
        kind: 'tie',
        place,
        guardian: externalId,
        student: studentId(student),
        relation: relationOf(kinship, textIn(element, 'LC_CIVILITE', 'CIVILITE')),
      }
    ties.delete(id)
  }
  yield* tiesOfNobody(ties)
}

/** Guardians whom the file does not describe: `soundFacts` says so. */
function* tiesOfNobody(ties: Found['ties']): Generator<RawFact> {
  for (const [id, children] of ties)
    for (const { student, place } of children)
      yield { kind: 'tie', place, guardian: `siecle-personne:${id}`, student: studentId(student), relation: 'guardian' }
}

function guardian(element: XmlElement, externalId: string, place: Place, addresses: Map<string, string>): RawFact {
  const mayBeTold = textIn(element, 'COMMUNICATION_ADRESSE') === '1'
  const contact = {
    email: textIn(element, 'MEL'),
    mobile: textIn(element, 'TEL_PORTABLE'),
    phone: textIn(element, 'TEL_PERSONNEL', 'TEL_PROFESSIONNEL'),
    address: mayBeTold ? (addresses.get(textIn(element, 'ADRESSE_ID')) ?? '') : '',
  }
  const lastName = textIn(element, 'NOM_USAGE', 'NOM', 'NOM_DE_FAMILLE')
  return person({
    place,
    columns: COLUMNS,
    externalId,
    profile: 'guardian',
    firstName: textIn(element, 'PRENOM'),
    lastName,
    contact,
  })
}

async function tiesIn(file: RosterFile, options: RosterOptions): Promise<Found> {
  const found: Found = { ties: new Map(), addresses: new Map() }
  const paths = [`${ROOT}/PARAMETRES`, `${ROOT}/DONNEES/RESPONSABLES/RESPONSABLE_ELEVE`, `${ROOT}/DONNEES/ADRESSES/ADRESSE`]
  for await (const [, element] of readElements(file, paths)) {
    if (element.name === 'PARAMETRES') requireOwnSchool(element, options)
    else if (element.name === 'ADRESSE') found.addresses.set(element.attributes.ADRESSE_ID?.trim() ?? '', addressOf(element))
    else if (isLegal(element)) addTie(found.ties, element, placeOf(file, element))
    if (found.addresses.size > MOST_ADDRESSES) throw new Refusal('roster-too-large', { limit: MOST_ADDRESSES }, 'file')
  }
  return found
}

/** Older exports number the legal guardians 1 and 2; newer ones call level 1 all of them, 2 people in charge, 3 people to be called. */
function isLegal(element: XmlElement): boolean {
  const level = textIn(element, 'NIVEAU_RESPONSABILITE')
  return level ? level === '1' : ['1', '2'].includes(textIn(element, 'RESP_LEGAL'))
}

function addTie(ties: Found['ties'], element: XmlElement, place: Place): void {
  const id = textIn(element, 'PERSONNE_ID')
  const own = ties.get(id) ?? []
  ties.set(id, own)
  own.push({ student: textIn(element, 'ELEVE_ID'), kinship: textIn(element, 'CODE_PARENTE'), place })
}

/** National codes of kinship, old (1, 2) and new (10, 20); the form of address may say it too, and must not contradict. */
function relationOf(kinship: string, civility: string): Relation {
  const byAddress: Relation = /^(m|mr|monsieur|1)\.?$/i.test(civility)
    ? 'father'
    : /^(mme|mlle|madame|2|3)\.?$/i.test(civility)
      ? 'mother'
      : 'guardian'
  const byCode: Relation = /^(1|10)$/.test(kinship)
    ? 'father'
    : /^(2|20)$/.test(kinship)
      ? 'mother'
      : kinship === ''
        ? byAddress
        : 'guardian'
  return byCode === byAddress || byAddress === 'guardian' ? byCode : 'guardian'
}

function addressOf(element: XmlElement): string {
  const lines = ['LIGNE1_ADRESSE', 'LIGNE2_ADRESSE', 'LIGNE3_ADRESSE', 'LIGNE4_ADRESSE'].map((name) => textIn(element, name))
  const town = [textIn(element, 'CODE_POSTAL'), textIn(element, 'LIBELLE_POSTAL', 'COMMUNE_ETRANGERE')].filter(Boolean).join(' ')
  return [...lines, town].filter(Boolean).join(', ')
}
