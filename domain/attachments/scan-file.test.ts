import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanFile } from './scan-file.ts'
import { craftZip, type Member } from './test-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-scan-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function scan(content: Buffer | string) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return scanFile(path)
}

const CLEAN = { verdict: 'clean' }
const SWELLS = { verdict: 'refused', because: 'archive' }
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
const MB = 1024 * 1024

describe('a known signature', () => {
  it.each([0, 10, 65_500, 65_535, 65_536, 200_000])('is found after %i bytes', async (before) => {
    expect(await scan(`${'x'.repeat(before)}${EICAR}tail`)).toEqual({ verdict: 'refused', because: 'signature' })
  })

  it('is not seen in its halves', async () => expect(await scan(`${EICAR.slice(0, 40)} ${EICAR.slice(40)}`)).toEqual(CLEAN))
})

describe('an archive', () => {
  const many = (count: number, member: Member) => Array.from({ length: count }, () => member)

  it.each<[string, Member[]]>([
    ['of homework', many(20, { packed: 100, unpacked: 4000 })],
    ['with 2,000 entries', many(2000, { packed: 1, unpacked: 1 })],
    ['of one empty table', [{ packed: 100, unpacked: 10 * MB }]],
    ['of nothing', []],
  ])('%s passes', async (_, members) => expect(await scan(craftZip(members))).toEqual(CLEAN))

  it.each<[string, Member[]]>([
    ['with more than 2,000 entries', many(2001, { packed: 1, unpacked: 1 })],
    ['that declares more than 200 MB', many(3, { packed: MB, unpacked: 70 * MB })],
    ['that swells more than 200 times', [{ packed: 1000, unpacked: 30 * MB }]],
    ['that declares 4 GB and more', [{ packed: 1000, unpacked: 0xffffffff }]],
    ['whose members share their bytes', many(10, { packed: 1000, unpacked: 1000, stored: 0 })],
  ])('%s is refused', async (_, members) => expect(await scan(craftZip(members))).toEqual(SWELLS))

  it('whose directory is cut off is refused', async () => {
    expect(await scan(craftZip(many(3, { packed: 10, unpacked: 10 })).subarray(0, 60))).toEqual(SWELLS)
  })

  it('whose directory is not where it says is refused', async () => {
    const zip = craftZip(many(3, { packed: 10, unpacked: 10 }))
    zip.writeUInt32LE(0, zip.length - 6)
    expect(await scan(zip)).toEqual(SWELLS)
  })

  it('behind something else keeps to the same budget', async () => {
    const swelling = craftZip([{ packed: 1000, unpacked: 0xffffff00 }])
    expect(await scan(Buffer.concat([Buffer.from('%PDF-1.4\n'), swelling]))).toEqual(SWELLS)
  })

  it('cannot be mistaken for what only holds its end mark', async () => {
    expect(await scan(Buffer.concat([Buffer.alloc(500, 1), Buffer.from('PK\x05\x06'), Buffer.alloc(60, 7)]))).toEqual(CLEAN)
  })
})
