import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { NotFound } from '#domain/refusal'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { moveMessages } from './copies.ts'
import { createFolder, deleteFolder, FOLDER_LIMITS, moveFolder, renameFolder } from './folders.ts'
import { listMessages, readMailCounts } from './queries.ts'
import { sendMessage } from './send-message.ts'

const test = useTestDatabase()
let school: SmallSchool
const claire = () => school.viewer('Claire Martin')
const lea = () => school.viewer('Léa Bernard')
const foldersOf = async (viewer = lea()) => (await readMailCounts(viewer)).folders
const idsIn = async (place: Parameters<typeof listMessages>[1]) => (await listMessages(lea(), place)).rows.map(({ id }) => id)
const make = (name: string, parentId: string | null = null) => createFolder(lea(), { name, parentId })
const refused = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

describe('M32 M34 own folders', () => {
  it('are made at the top and inside others, and are nobody else’s', async () => {
    const top = await make('  Classe \n de 3A ')
    const inside = await make('Sorties', top)
    expect(await foldersOf()).toEqual(
      expect.arrayContaining([
        { id: top, parentId: null, name: 'Classe de 3A', unread: 0 },
        { id: inside, parentId: top, name: 'Sorties', unread: 0 },
      ]),
    )
    expect(await foldersOf(claire())).toEqual([])
    for (const verb of [
      () => renameFolder(claire(), top, 'À moi'),
      () => moveFolder(claire(), inside, null),
      () => deleteFolder(claire(), top),
      () => createFolder(claire(), { name: 'Dedans', parentId: top }),
    ])
      await expect(verb()).rejects.toThrow(NotFound)
    expect((await foldersOf()).map(({ name }) => name)).toEqual(['Classe de 3A', 'Sorties'])
  })

  it('have a name of their own among their siblings, of a hundred characters at most', async () => {
    const first = await make('Cantine')
    await expect(make(' ')).rejects.toEqual(refused('folder-name-missing'))
    await expect(make('cantine')).rejects.toEqual(refused('folder-name-taken'))
    await expect(make('é'.repeat(FOLDER_LIMITS.name + 1))).rejects.toEqual(refused('folder-name-too-long'))
    const second = await make('Cantine', first)
    await expect(moveFolder(lea(), second, null)).rejects.toEqual(refused('folder-name-taken'))
    await renameFolder(lea(), second, 'Menus')
    await moveFolder(lea(), second, null)
    await expect(renameFolder(lea(), second, 'Cantine')).rejects.toEqual(refused('folder-name-taken'))
    await renameFolder(lea(), second, 'MENUS')
    expect((await foldersOf()).find(({ id }) => id === second)).toMatchObject({ name: 'MENUS', parentId: null })
  })

  it('nest three deep, never in themselves, fifty to a level', async () => {
    const one = await make('Un')
    const two = await make('Deux', one)
    const three = await make('Trois', two)
    await expect(make('Quatre', three)).rejects.toEqual(refused('folder-too-deep'))
    await expect(moveFolder(lea(), one, three)).rejects.toEqual(refused('folder-into-itself'))
    await expect(moveFolder(lea(), one, one)).rejects.toEqual(refused('folder-into-itself'))
    const other = await make('Autre')
    await expect(moveFolder(lea(), one, other)).rejects.toEqual(refused('folder-too-deep'))
    for (let n = 0; n < FOLDER_LIMITS.siblings; n++) await make(`N° ${n}`, other)
    await expect(make('De trop', other)).rejects.toEqual(refused('too-many-folders'))
  })

  it('two moves at once tie no knot', async () => {
    const [a, b] = [await make('A'), await make('B')]
    const both = await Promise.allSettled([moveFolder(lea(), a, b), moveFolder(lea(), b, a)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('a deleted folder takes those inside along; their messages lie in the trash and come back to their box', async () => {
    const top = await make('À supprimer')
    const inside = await make('Dedans', top)
    const { id } = await sendMessage(claire(), draftTo(school, ['Léa Bernard']))
    await moveMessages(lea(), [id], inside)
    await deleteFolder(lea(), top)
    const left = (await foldersOf()).map((folder) => folder.id)
    expect(left).not.toContain(top)
    expect(left).not.toContain(inside)
    expect(await idsIn('trash')).toContain(id)
  })

  it('whatever is tried in whatever order, they stay a tree of three levels', async () => {
    const viewer = school.viewer('Hugo Petit')
    const step = fc.tuple(fc.constantFrom('make', 'move', 'delete'), fc.nat(9), fc.nat(9))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        for (const [what, first, second] of steps) {
          const folders = await foldersOf(viewer)
          const [one, two] = [folders[first % (folders.length || 1)], folders[second % (folders.length || 1)]]
          if (what === 'make' || !one)
            await createFolder(viewer, { name: `D${first}`, parentId: two?.id ?? null }).catch(() => {})
          else if (what === 'move') await moveFolder(viewer, one.id, second === 0 ? null : (two?.id ?? null)).catch(() => {})
          else await deleteFolder(viewer, one.id)
        }
        const folders = await foldersOf(viewer)
        const depth = (id: string | null): number => (id ? 1 + depth(folders.find((one) => one.id === id)!.parentId) : 0)
        expect(Math.max(0, ...folders.map(({ id }) => depth(id)))).toBeLessThanOrEqual(FOLDER_LIMITS.depth)
      }),
      { numRuns: 15 },
    )
  })
})
