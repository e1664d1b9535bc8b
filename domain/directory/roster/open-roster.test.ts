import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { openRoster } from './open-roster.ts'
import { writeSiecle, writeSts } from './test-national-rosters.ts'
import { factsOf, readAll } from './test-reading.ts'
import { writeOneRoster } from './test-rosters.ts'
import { makeRosterSchool, sizeOf } from './test-school-roster.ts'

const school = makeRosterSchool({ students: 52 })
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-open-'))
})

async function zip(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const made = new ZipFile()
  for (const [inner, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), inner)
  made.end()
  const path = join(folder, name)
  await pipeline(made.outputStream, createWriteStream(path))
  return path
}

const zipOf = async (name: string, paths: string[], prefix = '') =>
  zip(
    name,
    Object.fromEntries(await Promise.all(paths.map(async (path) => [prefix + path.split('/').at(-1), await readFile(path)]))),
  )

const refusal = (path: string) => expect(openRoster([{ path }])).rejects

it('reads the same school from files, a folder, a zip with a folder in it, and zips of single exports', async () => {
  const paths = await writeOneRoster(school, join(folder, 'oneroster'))
  const national = [
    ...(await writeSiecle(school, join(folder, 'national'))),
    ...(await writeSts(school, join(folder, 'national'))),
  ]
  const brought = [
    paths,
    [join(folder, 'oneroster')],
    [await zipOf('all.zip', paths, 'export 2026/')],
    await Promise.all(national.map((path, index) => zipOf(`single-${index}.zip`, [path]))),
  ]
  for (const one of brought) {
    const { facts, issues } = await readAll(one)
    expect(issues).toEqual([])
    expect(factsOf(facts, 'person')).toHaveLength(sizeOf(school))
  }
})

it('passes over what is plainly no roster beside one, and says when there is nothing', async () => {
  const place = join(folder, 'mixed')
  await writeOneRoster(school, place)
  await writeFile(join(place, 'photo.jpg'), Buffer.from([0xff, 0xd8]))
  await writeFile(join(place, '.DS_Store'), 'x')
  await writeFile(join(place, 'readme.txt'), 'Exported by, for example, a program.')
  expect((await readAll([place])).issues).toEqual([])
  expect((await openRoster([{ path: place }])).map(({ name }) => name)).not.toContain('photo.jpg')
  const empty = join(folder, 'empty')
  await mkdir(empty)
  await refusal(empty).toMatchObject({ code: 'roster-empty' })
  await refusal(await zip('pictures.zip', { 'photo.jpg': 'x' })).toMatchObject({ code: 'roster-empty' })
})

it('refuses zips that are bombs, damaged, nested, locked or spreadsheets', async () => {
  await refusal(
    await zip('many.zip', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}.csv`, 'a,b']))),
  ).toMatchObject({ code: 'roster-zip-too-large' })
  await refusal(await zip('dense.zip', { 'users.csv': Buffer.alloc(30_000_000) })).toMatchObject({ code: 'roster-zip-too-large' })
  await refusal(await zip('outer.zip', { 'inner.zip': 'PK' })).toMatchObject({ code: 'roster-zip-nested' })
  await refusal(await zip('book.xlsx', { '[Content_Types].xml': '<x/>' })).toMatchObject({ code: 'roster-spreadsheet' })
  const good = await readFile(await zip('good.zip', { 'liste.csv': 'Nom;Prénom\n'.repeat(50) }))
  const cases: Record<string, (bytes: Buffer) => Buffer> = {
    cut: (bytes) => bytes.subarray(0, bytes.length - 30),
    // Flags of the local and the central entry: encrypted.
    locked: (bytes) => patched(bytes, (at) => bytes.writeUInt16LE(1, at + 8)),
    // A name of the same length that leads outside.
    outside: (bytes) => patched(bytes, (at) => bytes.write('../te.csv', at + 46, 'latin1')),
    // The directory promises less than there is.
    lying: (bytes) => patched(bytes, (at) => bytes.writeUInt32LE(10, at + 24)),
  }
  const found: Record<string, string> = {}
  for (const [name, spoil] of Object.entries(cases)) {
    const path = join(folder, `${name}.zip`)
    await writeFile(path, spoil(Buffer.from(good)))
    const error = await readAll([path]).catch((cause: unknown) => cause)
    expect(error, name).toMatchObject({ name: 'Refusal' })
    found[name] = (error as { code: string }).code
  }
  expect(found).toEqual({
    cut: 'roster-zip-broken',
    locked: 'roster-zip-locked',
    outside: 'roster-zip-broken',
    lying: 'roster-zip-broken',
  })
})

it('reads or refuses a zip with any byte changed', async () => {
  const path = await zipOf('whole.zip', await writeOneRoster(makeRosterSchool({ students: 2 }), join(folder, 'small')))
  const good = await readFile(path)
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 255 }), async (where, change) => {
      const spoilt = Buffer.from(good)
      const at = Math.min(good.length - 1, Math.floor(where * good.length))
      spoilt[at] = spoilt[at]! ^ change
      await writeFile(path, spoilt)
      const found = await readAll([path]).catch((cause: unknown) => cause)
      if (found instanceof Error) expect(found).toMatchObject({ name: 'Refusal' })
    }),
    { numRuns: 150 },
  )
})

/** Runs `change` at the first entry of the central directory (APPNOTE 4.3.12). */
function patched(bytes: Buffer, change: (at: number) => void): Buffer {
  change(bytes.indexOf('PK\x01\x02', 0, 'latin1'))
  return bytes
}
