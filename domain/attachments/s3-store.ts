import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { BadSettings } from '#env'
import { keyOf } from './store-key.ts'
import type { ByteRange, FileStore } from './stored-files.ts'

/**
 * Files in a bucket: `s3://bucket?endpoint=https://…&region=…`, with the keys in the address (`s3://key:secret@bucket`)
 * or in the usual AWS variables. An object appears when its upload is complete, so nothing is ever half there.
 */
export async function openS3Store(url: string, dataFolder: string): Promise<FileStore> {
  const disk = new Disk(await driverFor(new URL(url)))
  return {
    incoming: resolve(join(dataFolder, 'incoming')),
    async adopt(sha256, path, size) {
      if (await disk.exists(keyOf(sha256))) return
      await disk.putStream(keyOf(sha256), createReadStream(path), {
        contentLength: size,
        contentType: 'application/octet-stream',
      })
    },
    async open(sha256, range) {
      const whole = await disk.getStream(keyOf(sha256))
      return range ? Readable.from(part(whole, range), { objectMode: false }) : whole
    },
    remove: (sha256) => disk.delete(keyOf(sha256)),
    list: () => listBucket(disk),
    async storedAt(sha256) {
      return (await disk.exists(keyOf(sha256))) ? (await disk.getMetaData(keyOf(sha256))).lastModified : null
    },
  }
}

/** Page by page, a thousand names at a time as S3 gives them. */
async function* listBucket(disk: Disk): AsyncGenerator<string> {
  let paginationToken: string | undefined
  do {
    const page = await disk.listAll('', { recursive: true, ...(paginationToken ? { paginationToken } : {}) })
    for (const { isFile, name } of page.objects) if (isFile && /^[0-9a-f]{64}$/.test(name)) yield name
    paginationToken = page.paginationToken
  } while (paginationToken)
}

/** flydrive reads whole objects only: the bytes before the part pass by, those behind it are not asked for. */
async function* part(whole: Readable, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of whole as AsyncIterable<Buffer>) {
    const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    at += chunk.length
    if (wanted.length > 0) yield wanted
    if (at > end) return
  }
}

async function driverFor(url: URL) {
  const { S3Driver } = await s3Driver()
  const endpoint = url.searchParams.get('endpoint')
  const region = url.searchParams.get('region')
  return new S3Driver({
    bucket: url.hostname,
    ...(endpoint ? { endpoint, forcePathStyle: true, region: 'us-east-1' } : {}),
    ...(region ? { region } : {}),
    ...(url.username
      ? { credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) } }
      : {}),
    visibility: 'private',
    supportsACL: false,
  })
}

/** The driver needs Amazon's client, which only those who use S3 install; its name is hidden from the bundler. */
async function s3Driver() {
  const name = 'flydrive/drivers/s3'
  try {
    return await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new BadSettings([
      "STORAGE_URL demande un stockage S3, dont le programme n'est pas installé : lancez « npm install @aws-sdk/client-s3 @aws-sdk/s3-request-presigner », ou donnez file:/un/dossier.",
    ])
  }
}
