import { mkdtemp, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GuardianNames } from './csv-guardian-names.ts'
import { previewCsv } from './csv-records.ts'
import { readRows } from './csv-rows.ts'
import { openRoster } from './open-roster.ts'
import { readRoster } from './read-roster.ts'
import type { RosterFact, RosterFile, RosterFormat } from './roster.ts'
import { soundFacts } from './sound-facts.ts'
import { OPTIONS } from './test-reading.ts'

/** A file that is not in memory: `head`, then as many pieces as are asked for. */
function fileOf(name: string, head: string, piece: (number: number) => string, pieces: number): RosterFile {
  return {
    name,
    bytes: 1,
    async *open() {
      yield Buffer.from(head)
      for (let start = 0; start < pieces; start += 1000)
        yield Buffer.from(Array.from({ length: Math.min(1000, pieces - start) }, (_, index) => piece(start + index)).join(''))
    },
  }
}

async function read(files: [RosterFile, RosterFormat][]): Promise<unknown> {
  const roster = files.map(([file, format]) => ({ file, format }))
  try {
    for await (const one of readRoster(roster, OPTIONS)) if (one.kind !== 'issue') return one
    return null
  } catch (cause) {
    return cause
  }
}

const tooLarge = { code: 'roster-too-large' }
const MANY = 505_000

describe('files that would fill the memory before anything is said are refused', { timeout: 120_000 }, () => {
  it('a free table', async () => {
    const table = fileOf('eleves.csv', 'Nom;Prénom;Classe\n', (number) => `A${number};B;3A\n`, MANY)
    expect(await read([[table, 'csv']])).toMatchObject(tooLarge)
  })

  it('a table of fixed columns, whose rows may all be passed over', async () => {
    const users = fileOf('users.csv', 'sourcedId\n', (number) => `${number}\n`, 200)
    const rows = async (most: number) => (await Array.fromAsync(readRows(users, ',', most))).length
    expect(await rows(201)).toBe(201)
    await expect(rows(200)).rejects.toMatchObject(tooLarge)
  })

  it('structures of students', async () => {
    const students = fileOf(
      'e.xml',
      '<BEE_ELEVES><DONNEES><STRUCTURES>',
      (number) => `<STRUCTURES_ELEVE ELEVE_ID="${number}"/>`,
      MANY,
    )
    expect(await read([[students, 'siecle-students']])).toMatchObject(tooLarge)
  })

  it('files each within the budget, together beyond it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'preau-large-'))
    const paths = ['a.csv', 'b.csv'].map((name) => join(folder, name))
    // Files with nothing but holes take no room.
    for (const path of paths) {
      await writeFile(path, '')
      await truncate(path, 300 * 1024 * 1024)
    }
    expect(await openRoster([{ path: paths[0]! }])).toHaveLength(1)
    await expect(openRoster(paths.map((path) => ({ path })))).rejects.toMatchObject({ code: 'roster-too-much' })
  })
})

describe('what is alike thousands of times is read in its time', { timeout: 20_000 }, () => {
  it('groups of one name', async () => {
    async function* groups(): AsyncGenerator<RosterFact> {
      for (let line = 1; line <= 15_000; line++)
        yield { kind: 'course', place: { file: 'f', line }, externalId: `g:${line}`, name: 'Latin', level: '' }
    }
    const names = new Set<string>()
    for await (const one of soundFacts(groups())) if (one.kind === 'course') names.add(one.name)
    expect(names.size).toBe(15_000)
    expect(names).toContain('Latin (15000)')
  })

  it('guardians of one name', () => {
    const names = new GuardianNames()
    const found = Array.from({ length: 60_000 }, (_, number) =>
      names.find('martin/jean', [`06${number}`], [`csv-eleve:${number}`]),
    )
    expect(new Set(found.map(({ id }) => id)).size).toBe(60_000)
    expect(names.find('martin/jean', ['06 7'], ['csv-eleve:x'])).toEqual({ id: found[7]!.id, isDoubtful: false })
  })
})

it('shows of a wide table as much as a page can hold', async () => {
  const cells = (text: string) => `${Array.from({ length: 3000 }, () => text).join(';')}\n`
  const preview = await previewCsv(
    fileOf('large.csv', `Nom;Prénom;${cells('x')}A;B;${cells('y')}${'z'.repeat(5000)};C\n`, String, 0),
  )
  expect(preview.headers).toHaveLength(200)
  expect(preview.mapping.columns).toMatchObject({ lastName: 0, firstName: 1 })
  expect(preview.rows.flat().every((cell) => cell.length <= 100)).toBe(true)
})
