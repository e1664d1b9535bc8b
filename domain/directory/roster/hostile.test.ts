import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '#domain/refusal'
import { messages } from '#i18n/messages'
import { previewCsv } from './csv-records.ts'
import { openRoster } from './open-roster.ts'
import type { RosterFact, RosterIssue } from './roster.ts'
import { soundFacts } from './sound-facts.ts'
import { tag, writeSiecle, writeSts } from './test-national-rosters.ts'
import { readAll } from './test-reading.ts'
import { csvOf, writeFiles, writeFreeCsv, writeOneRoster } from './test-rosters.ts'
import { makeRosterSchool } from './test-school-roster.ts'

const school = makeRosterSchool({ students: 3 })
let folder = ''
let number = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-hostile-'))
})

/** Reads whatever it is to its end; anything but facts, issues that have words and refusals that have words fails. */
async function survives(
  files: Record<string, string | Uint8Array>,
): Promise<{ facts: RosterFact[]; issues: RosterIssue[] } | null> {
  try {
    const paths = await writeFiles(join(folder, String(number++)), files)
    for (const file of await openRoster(paths.map((path) => ({ path })))) await previewCsv(file)
    const found = await readAll(paths)
    for (const { code } of found.issues) expect(messages.fr.roster.issues).toHaveProperty(code)
    expectStorable(found.facts)
    return found
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    expect(messages.fr.roster.refusals).toHaveProperty(cause.code)
    return null
  }
}

/** What PostgreSQL and the checks of the tables take: no NUL, names within 200, ids of one person each. */
function expectStorable(facts: RosterFact[]): void {
  expect(JSON.stringify(facts)).not.toContain('\\u0000')
  const ids = new Set<string>()
  for (const fact of facts) {
    if (fact.kind === 'person') {
      expect([...`${fact.firstName} ${fact.lastName}`].length).toBeLessThanOrEqual(200)
      expect(fact.firstName.trim() && fact.lastName.trim()).not.toBe('')
    }
    if ('externalId' in fact) {
      const id = `${fact.kind === 'person'} ${fact.externalId}`
      expect(ids.has(id)).toBe(false)
      ids.add(id)
    }
  }
}

const anyName = fc.constantFrom('users.csv', 'manifest.csv', 'liste.csv', 'e.xml', 'r.txt')
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"',
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\u0000',
    '\u202e',
    '=1+1',
    '\ud800',
    '😀'.repeat(300),
    'x'.repeat(5000),
    '__proto__',
    'constructor',
    '<a>',
    '&lt;',
    ']]>',
    '-',
    '2026-02-30',
  ),
)

describe('hostile files', () => {
  it('of any bytes are read or refused', () =>
    fc.assert(
      fc.asyncProperty(anyName, fc.uint8Array({ maxLength: 2000 }), async (name, bytes) => {
        await survives({ [name]: bytes })
      }),
      { numRuns: 150 },
    ))

  it('with any cells in the places of a free table are read or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(nasty, { minLength: 1, maxLength: 9 }), { maxLength: 6 }), async (rows) => {
        const columns =
          'Nom,Prénom,Profil,Classe,Professeur principal,Nom responsable 1,Prénom responsable 1,Nom enfant,Prénom enfant'
        await survives({
          'liste.csv': csvOf({ columns, rows: rows.map((row) => ['Nom', 'Prénom', 'élève', ...row].slice(0, 9)) }),
        })
        await survives({ 'liste.csv': csvOf({ columns, rows }) })
      }),
      { numRuns: 50 },
    ))

  it('with any cells in the places of OneRoster are read or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nasty, nasty, nasty, nasty), { maxLength: 6 }), async (rows) => {
        await survives({
          'users.csv': csvOf({
            columns: 'sourcedId,role,givenName,agentSourcedIds,familyName',
            rows: rows.map((row) => [...row, 'Bernard']),
          }),
          'classes.csv': csvOf({ columns: 'sourcedId,title,classType,status', rows }),
          'enrollments.csv': csvOf({ columns: 'classSourcedId,userSourcedId,role,endDate', rows }),
        })
      }),
      { numRuns: 40 },
    ))

  it('with any text in the places of SIECLE are read or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nasty, nasty), { maxLength: 6 }), async (rows) => {
        const list = rows.map(([id, name]) =>
          tag('ELEVE', `ELEVE_ID="${id.replaceAll(/["<&]/g, '')}"`, `<PRENOM>${name}</PRENOM><NOM>Petit</NOM>`),
        )
        await survives({ 'e.xml': `<BEE_ELEVES><DONNEES>${tag('ELEVES', '', list)}</DONNEES></BEE_ELEVES>` })
      }),
      { numRuns: 60 },
    ))

  it('that were cut or spoilt at any place are read or refused', async () => {
    const good = join(folder, 'good')
    const writers = [writeOneRoster, writeFreeCsv, writeSiecle, writeSts]
    for (const write of writers) {
      const paths = await write(school, join(good, write.name))
      const files = await Promise.all(paths.map(async (path) => [path.split('/').at(-1)!, await readFile(path)] as const))
      await fc.assert(
        fc.asyncProperty(
          fc.nat(files.length - 1),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.uint8Array({ maxLength: 4 }),
          async (which, where, bytes) => {
            const spoilt = files.map(([name, content], index) => {
              if (index !== which) return [name, content] as const
              const at = Math.floor(where * content.length)
              const rest = bytes.length === 0 ? Buffer.alloc(0) : content.subarray(at + bytes.length)
              return [name, Buffer.concat([content.subarray(0, at), bytes, rest])] as const
            })
            await survives(Object.fromEntries(spoilt))
          },
        ),
        { numRuns: 40 },
      )
    }
  })

  it('cannot fill the memory', async () => {
    async function* endless(): AsyncGenerator<RosterFact> {
      for (let index = 0; ; index++)
        yield { kind: 'member', place: { file: 'f', line: index }, group: 'g', person: `p${index}`, role: 'student' }
    }
    const drain = async () => {
      for await (const _ of soundFacts(endless())) expect(_).toBeDefined()
    }
    await expect(drain()).rejects.toMatchObject({ code: 'roster-too-large' })
  })
})
