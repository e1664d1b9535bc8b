import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { COLLEGE, OTHER_COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { auditQuery, readAuditFilter } from './audit-filter.ts'
import { type AuditWords, describeLine } from './describe-line.ts'
import { listAuditLines } from './queries.ts'
import { auditCsv } from './serve-audit.ts'
import { writeAuditLine } from './write-audit-line.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool

const admin = () => ({ ...college.viewer('karim'), isAdmin: true })
const filter = (asked: Record<string, string> = {}) => readAuditFilter(asked)
const found = async (asked: Record<string, string> = {}) =>
  (await listAuditLines(admin(), filter(asked), '', test.db)).lines.map(({ action, subjectName }) => `${action} ${subjectName}`)

const t = Object.assign(
  (key: string, values: Record<string, string | number> = {}) =>
    [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' '),
  { has: (key: string) => key === 'actions.person.block' },
) as AuditWords

beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
  const about = (key: string, name: string) => ({ id: college.idOf(key), name })
  await writeAuditLine(admin(), { action: 'person.block', subject: about('lea', 'Léa Bernard') }, test.db)
  await writeAuditLine(college.viewer('claire'), { action: 'import.apply', details: { people: 12 } }, test.db)
  await writeAuditLine(admin(), { action: 'person.unblock', subject: about('hugo', '=HUGO("x";1)') }, test.db)
  await writeAuditLine(other.viewer('claire'), { action: 'person.block', subject: about('lea', 'Ailleurs') }, test.db)
})

describe('the log', () => {
  it('shows the own school, the newest first', async () => {
    expect(await found()).toEqual(['person.unblock =HUGO("x";1)', 'import.apply ', 'person.block Léa Bernard'])
  })

  it('is nobody’s who is no administrator', async () => {
    expect(await listAuditLines(college.viewer('karim'), filter(), '', test.db)).toEqual({ lines: [], next: null })
  })

  it.each([
    [{ actor: 'BENALI' }, 2],
    [{ actor: 'claire' }, 1],
    [{ subject: 'lea b' }, 1],
    [{ kind: 'import' }, 1],
    [{ kind: 'imp' }, 0],
    [{ from: '2020-01-01', until: '2020-12-31' }, 0],
    [{ from: '2020-01-01' }, 3],
    [{ from: 'demain', until: '2026-02-31', about: '1; drop' }, 3],
  ])('filtered by %j has %i lines', async (asked, count) => {
    expect(await found(asked)).toHaveLength(count)
  })

  it('tells what was done to one person', async () => {
    expect(await found({ about: college.idOf('lea') })).toEqual(['person.block Léa Bernard'])
  })

  it('pages by key', async () => {
    const [newest] = (await listAuditLines(admin(), filter(), '', test.db)).lines
    expect((await listAuditLines(admin(), filter(), newest!.id, test.db)).lines).toHaveLength(2)
    const many = sql`insert into audit_lines (school_id, actor_name, action) select ${college.id}, 'Robot', 'test.many' from generate_series(1, 60)`
    await test.db.execute(many)
    const first = await listAuditLines(admin(), filter({ kind: 'test' }), '', test.db)
    const second = await listAuditLines(admin(), filter({ kind: 'test' }), first.next!, test.db)
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null])
  })
})

it('says what it has words for, and names the rest', () => {
  const line = { actorName: 'Karim', subjectName: '', details: {}, action: 'person.block' }
  expect(describeLine(t, line)).toContain('actions.person.block')
  expect(describeLine(t, { ...line, action: 'moon.land' })).toBe('unknown actor=Karim subject= action=moon.land')
})

it('leaves as a CSV file in which no cell is a formula', async () => {
  let csv = ''
  for await (const piece of auditCsv(admin(), filter({ kind: 'person' }), t, test.db)) csv += Buffer.from(piece).toString()
  const lines = csv.trimEnd().split('\r\n')
  expect(lines[0]).toBe('\uFEFFcolumns.date;columns.actor;columns.what;columns.subject;columns.address;columns.action')
  expect(lines[1]).toContain(`;"'=HUGO(""x"";1)";`)
  expect(lines).toHaveLength(3)
})

it('keeps its filters in the address', () => {
  expect(auditQuery(filter({ actor: ' Léa ', kind: 'person' }), 'x')).toBe('?actor=L%C3%A9a&kind=person&before=x')
  expect(auditQuery(filter({ unknown: 'x' }))).toBe('')
})
