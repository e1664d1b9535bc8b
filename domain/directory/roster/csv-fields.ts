import { fold } from '#db/fold'
import type { Profile } from '#domain/directory/types'
import type { ColumnMapping } from './roster.ts'

const OF_GUARDIAN = ['Id', 'LastName', 'FirstName', 'Relation', 'Email', 'Mobile', 'Phone'] as const
const OF_CHILD = ['Id', 'LastName', 'FirstName', 'Class'] as const
export const GUARDIANS = [1, 2] as const
export const CHILDREN = [1, 2, 3, 4, 5, 6] as const

/** What a column of a free CSV can be; worded in `roster.fields`. A row of students may hold two guardians, one of guardians six children. */
export const CSV_FIELDS = [
  ...(['id', 'lastName', 'usageName', 'firstName', 'profile', 'class', 'groups', 'headOf', 'duty', 'relation'] as const),
  ...(['email', 'mobile', 'phone', 'address', 'postcode', 'town'] as const),
  ...GUARDIANS.flatMap((number) => OF_GUARDIAN.map((part) => `guardian${number}${part}` as const)),
  ...CHILDREN.flatMap((number) => OF_CHILD.map((part) => `child${number}${part}` as const)),
]
export type CsvField = (typeof CSV_FIELDS)[number]

/** Headers as they are compared: lower case, no accents, nothing but letters and figures. */
const same = (text: string) => fold(text).replaceAll(' ', '')

/** What offices and other programs write over their columns; the national number (INE) is in none, so that it is never read. */
const SYNONYMS: Partial<Record<CsvField, string>> = {
  id: 'id identifiant externalid ideleve idresponsable idenseignant idpersonne matricule numerointerne sourcedid',
  lastName: 'nom nomdefamille lastname familyname nomeleve nomresponsable nomenseignant surname',
  usageName: 'nomdusage nomusage nomdusageeleve nomusageresponsable nomdusageresponsable',
  firstName: 'prenom firstname givenname prenomeleve prenomresponsable prenomenseignant',
  profile: 'profil profile type role categorie',
  class: 'classe classes libelleclasse classeouregroupement division class classesenseignees',
  groups: 'groupe groupes regroupement regroupements groups',
  headOf: 'professeurprincipal profprincipal pp professeurprincipalde',
  duty: 'fonction matiere matiereenseignee discipline poste duty subject',
  relation: 'civilite civiliteresponsable lien liendeparente lienparente parente relation',
  email: 'courriel email mail mel adressemail adresseelectronique courrielresponsable adressecourriel',
  mobile: 'telephoneportable mobile portable telportable telephonemobile',
  phone: 'telephone tel telephonedomicile teldomicile telephonepersonnel phone telephonefixe',
  address: 'adresse adresseresponsable adresse1 address',
  postcode: 'codepostal cp cpresponsable cp1',
  town: 'commune ville communeresponsable commune1',
}
const PARTS: Record<string, string> = {
  Id: 'id identifiant externalid',
  LastName: 'nom nomdefamille lastname',
  FirstName: 'prenom firstname',
  Relation: 'civilite lien liendeparente parente relation',
  Email: 'courriel email mail mel',
  Mobile: 'telephoneportable mobile portable telportable',
  Phone: 'telephone tel telephonedomicile',
  Class: 'classe classes class',
}
const BY_HEADER = new Map(
  Object.entries(SYNONYMS).flatMap(([field, words]) => words.split(' ').map((word) => [word, field as CsvField])),
)
const BY_PART = new Map(Object.entries(PARTS).flatMap(([part, words]) => words.split(' ').map((word) => [word, part])))
const GUARDIAN = /(?:du|de)?(?:responsable|resp|parent|tuteur|guardian)(?:legal)?([12])/
const CHILD = /(?:del|de)?(?:enfant|child)s?([1-6])?/

/** Which column seems to be what, by its header and the file's name; the first of two alike, but for the children of one row. */
export function proposeMapping(headers: string[], fileName = ''): ColumnMapping {
  const columns: Partial<Record<CsvField, number>> = {}
  headers.forEach((header, index) => {
    const field = fieldOf(same(header), columns)
    if (field && columns[field] === undefined) columns[field] = index
  })
  return { profile: profileOf(columns, headers, same(fileName)), columns }
}

function fieldOf(header: string, taken: Partial<Record<CsvField, number>>): CsvField | undefined {
  const guardian = GUARDIAN.exec(header)
  if (guardian) return known(`guardian${guardian[1]}${BY_PART.get(header.replace(GUARDIAN, '')) ?? ''}`)
  const child = CHILD.exec(header)
  const part = child && BY_PART.get(header.replace(CHILD, ''))
  if (!part) return BY_HEADER.get(header)
  const number = child[1] ?? CHILDREN.find((one) => taken[`child${one}${part}` as CsvField] === undefined)
  return known(`child${number}${part}`)
}

const known = (name: string) => CSV_FIELDS.find((field) => field === name)

function profileOf(columns: Partial<Record<CsvField, number>>, headers: string[], fileName: string): ColumnMapping['profile'] {
  const hasHeader = (pattern: RegExp) => headers.some((header) => pattern.test(same(header)))
  if (columns.profile !== undefined) return 'column'
  if (Object.keys(columns).some((field) => field.startsWith('child'))) return 'guardian'
  if (/enseignant|prof|teacher/.test(fileName)) return 'teacher'
  if (/personnel|agent|staff/.test(fileName)) return 'staff'
  if (hasHeader(/eleve|student/) || Object.keys(columns).some((field) => field.startsWith('guardian'))) return 'student'
  if (columns.headOf !== undefined || hasHeader(/^(matiere|discipline)|directeur|enseignant/)) return 'teacher'
  if (columns.duty !== undefined) return 'staff'
  return /parent|responsable/.test(fileName) ? 'guardian' : 'student'
}

const PROFILES: Record<Profile, string> = {
  student: 'eleve eleves student apprenant etudiant',
  guardian: 'responsable responsablelegal parent parents tuteur tutrice guardian relative mere pere',
  teacher: 'enseignant enseignante professeur prof teacher enseignants',
  staff: 'personnel personnels staff agent administratif administration direction viescolaire aed aesh cpe',
}
const RELATIONS = {
  mother: 'mme madame mere mother maman f mlle',
  father: 'm mr monsieur pere father papa h',
  guardian: ' responsable tuteur tutrice legal responsablelegal',
}

/** The profile that a cell names, null for a word that nobody knows. */
export function profileIn(cell: string): Profile | null {
  return (Object.keys(PROFILES) as Profile[]).find((profile) => PROFILES[profile].split(' ').includes(same(cell))) ?? null
}

/** How a guardian is tied, by a word of kinship or a form of address; null for a word that nobody knows. */
export function relationIn(cell: string): keyof typeof RELATIONS | null {
  return (
    (Object.keys(RELATIONS) as (keyof typeof RELATIONS)[]).find((one) => RELATIONS[one].split(' ').includes(same(cell))) ?? null
  )
}

/** Names as people and classes are found by: « Le Goff » and « LE-GOFF » are one. */
export const nameKey = (lastName: string, firstName: string) => `${same(lastName)}/${same(firstName)}`
export const classKey = (name: string) => same(name) || name.trim().toLowerCase()
