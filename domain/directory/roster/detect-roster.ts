import { Refusal } from '#domain/refusal'
import { isReadableName } from './open-roster.ts'
import type { Roster, RosterFile, RosterFormat } from './roster.ts'
import { headOf } from './roster-text.ts'

/** Files of a OneRoster export; those that we do not read belong to it all the same. */
const ONE_ROSTER =
  /(^|\/)(manifest|orgs|academicSessions|courses|classes|users|enrollments|demographics|roles|userProfiles|resources|classResources|courseResources|categories|lineItems|results|scoreScales|lineItemLearningObjectiveIds|resultLearningObjectiveIds|lineItemScoreScales|resultScoreScales)\.csv$/i

const ROOTS: Record<string, RosterFormat> = {
  BEE_ELEVES: 'siecle-students',
  BEE_RESPONSABLES: 'siecle-guardians',
  STS_EDT: 'sts',
}

/** National exports that say nothing of people: passed over beside others. */
const WITHOUT_PEOPLE = /^BEE_(STRUCTURES|NOMENCLATURES?|COMMUN)$/

/**
 * What each file is, by its name, its root element or its first line. Throws `roster-unknown-file`, `roster-wrong-file` (a file of the
 * right family that holds nobody), `roster-mixed` when they are of different families, `roster-twice` for two files of one national kind.
 */
export async function detectRoster(files: RosterFile[]): Promise<Roster> {
  const isOneRoster = await isOneRosterExport(files)
  const roster: Roster = []
  const passedOver: string[] = []
  for (const file of files) {
    const format = isOneRoster && ONE_ROSTER.test(file.name) ? 'oneroster' : await formatOf(file)
    // A « readme.txt » beside an export.
    if (!format || (isOneRoster && format === 'csv')) passedOver.push(file.name)
    else roster.push({ file, format })
  }
  if (roster.length === 0) throw new Refusal('roster-wrong-file', { file: passedOver[0] ?? '' }, 'file')
  requireOneFamily(roster)
  return roster
}

/** Tables of one's own may bear the same names: then their columns differ. */
async function isOneRosterExport(files: RosterFile[]): Promise<boolean> {
  if (files.some(({ name }) => /(^|\/)manifest\.csv$/i.test(name))) return true
  const users = files.find(({ name }) => /(^|\/)users\.csv$/i.test(name))
  return users !== undefined && /^\W*sourcedId\b/.test(await headOf(users))
}

async function formatOf(file: RosterFile): Promise<RosterFormat | null> {
  const head = await headOf(file)
  if (head.trim() === '') throw new Refusal('roster-empty-file', { file: file.name }, 'file')
  if (!/^\s*</.test(head)) {
    if (!/[,;\t]/.test(head) || isOtherKind(file.name)) throw new Refusal('roster-unknown-file', { file: file.name }, 'file')
    return 'csv'
  }
  const root = /<([A-Za-z_][\w.-]*)/.exec(head.replaceAll(/<!--[\s\S]*?-->|<[?!][^>]*>/g, ''))?.[1] ?? ''
  if (WITHOUT_PEOPLE.test(root)) return null
  const format = Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined
  if (!format) throw new Refusal('roster-unknown-file', { file: file.name }, 'file')
  return format
}

const isOtherKind = (name: string) => /\.[a-z]\w{1,4}$/i.test(name) && !isReadableName(name)

function requireOneFamily(roster: Roster): void {
  const families = new Set(roster.map(({ format }) => (format === 'oneroster' || format === 'csv' ? format : 'national')))
  if (families.size > 1) throw new Refusal('roster-mixed', {}, 'file')
  for (const { file, format } of roster) {
    const twin = roster.find((other) => other.file !== file && other.format === format && isSingle(other, file))
    if (twin) throw new Refusal('roster-twice', { first: file.name, second: twin.file.name }, 'file')
  }
}

/** OneRoster has a file of each name, SIECLE and STS one of each kind; of free CSV there may be as many as wanted. */
function isSingle({ file: { name }, format }: Roster[number], file: RosterFile): boolean {
  if (format === 'csv') return false
  const base = (path: string) => path.split(/[/\\]/).at(-1)?.toLowerCase()
  return format !== 'oneroster' || base(name) === base(file.name)
}
