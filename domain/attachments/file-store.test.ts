import { createHash, randomUUID } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { BadSettings } from '#env'
import { openFile, openFileStore, putFile } from './file-store.ts'
import { streamOf, useTestStore } from './test-school.ts'

const test = useTestStore()
const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

it('keeps content under its hash and gives it back, whole or in part', async () => {
  const hash = hashOf('Bonjour à tous')
  await putFile(hash, Buffer.from('Bonjour à tous'), test.place.store)
  expect(await test.files()).toContain(`${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`)
  expect(await text(await openFile(hash, undefined, test.place.store))).toBe('Bonjour à tous')
  expect(await text(await openFile(hash, { start: 3, end: 6 }, test.place.store))).toBe('jour')
})

it('takes streams, and the same content as often as it comes', async () => {
  const content = Buffer.alloc(300_000, 'é')
  await Promise.all([1, 2, 3].map(() => putFile(hashOf(content), streamOf(content), test.place.store)))
  expect((await buffer(await openFile(hashOf(content), undefined, test.place.store))).equals(content)).toBe(true)
  expect(await readdir(test.place.store.incoming)).toEqual([])
})

it('keeps nothing of a stream that breaks or holds something else', async () => {
  const before = await test.files()
  async function* breaking() {
    yield Buffer.alloc(100_000)
    throw new Error('the line was cut')
  }
  await expect(putFile(hashOf('x'), Readable.from(breaking()), test.place.store)).rejects.toThrow('the line was cut')
  await expect(putFile(hashOf('x'), Buffer.from('y'), test.place.store)).rejects.toThrow('another SHA-256')
  expect(await test.files()).toEqual(before)
})

it('has no file that was never put, and takes no name for a hash', async () => {
  await expect(openFile(hashOf('never'), undefined, test.place.store)).rejects.toThrow('ENOENT')
  await expect(openFile('../../etc/passwd', undefined, test.place.store)).rejects.toThrow('not a SHA-256')
})

it('removes at its start what killed uploads left, and nothing that is under way', async () => {
  const [left, running] = [randomUUID(), randomUUID()].map((name) => join(test.place.store.incoming, name)) as [string, string]
  for (const path of [left, running]) await writeFile(path, 'half')
  const earlier = new Date(Date.now() - 2 * 3_600_000)
  await utimes(left, earlier, earlier)
  await openFileStore(`file:${test.place.folder}`, test.place.folder)
  expect((await readdir(test.place.store.incoming)).map((name) => join(test.place.store.incoming, name))).toEqual([running])
})

it('names the setting that cannot be used', async () => {
  await expect(openFileStore('file:/dev/null/files', '/tmp')).rejects.toThrow(/STORAGE_URL/)
  await expect(openFileStore('s3://bucket?endpoint=https://s3.example.org', '/tmp')).rejects.toThrow(BadSettings)
})
