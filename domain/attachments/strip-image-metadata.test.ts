import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ImageDamaged, stripImageMetadata } from './strip-image-metadata.ts'
import { exif, jpegSegment, pngChunk, webpChunk } from './test-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-images-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function strip(type: string, ...parts: Buffer[]): Promise<Buffer> {
  const path = join(folder, 'image')
  await writeFile(path, Buffer.concat(parts))
  return Buffer.concat(await Array.fromAsync(stripImageMetadata(path, type)))
}

describe('JPEG', () => {
  const SOI = Buffer.from([0xff, 0xd8])
  const EOI = Buffer.from([0xff, 0xd9])
  const JFIF = jpegSegment(0xe0, 'JFIF\0\x01\x02')
  const ICC = jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01profile')
  const ADOBE = jpegSegment(0xee, 'Adobe\0colours')
  const TABLES = Buffer.concat([
    jpegSegment(0xdb, Buffer.alloc(65)),
    jpegSegment(0xc0, Buffer.alloc(15)),
    jpegSegment(0xc4, Buffer.alloc(30)),
  ])
  const SCAN = Buffer.concat([jpegSegment(0xda, Buffer.alloc(10)), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xff, 0, 4])])
  const jpeg = (...parts: Buffer[]) => strip('image/jpeg', ...parts)

  it('loses Exif, XMP, IPTC, comments and what makers add; keeps colours and pixels', async () => {
    const told = [exif(1), 'http://ns.adobe.com/xap/1.0/\0GPS'].map((content) => jpegSegment(0xe1, content))
    const more = [
      jpegSegment(0xed, 'Photoshop 3.0\0GPS'),
      jpegSegment(0xfe, 'GPS'),
      jpegSegment(0xe2, 'MPF\0GPS'),
      jpegSegment(0xe5, 'GPS'),
    ]
    const clean = await jpeg(SOI, JFIF, ...told, ...more, ICC, ADOBE, TABLES, SCAN, EOI)
    expect(clean).toEqual(Buffer.concat([SOI, JFIF, ICC, ADOBE, TABLES, SCAN, EOI]))
  })

  it.each([
    [6, 'II'],
    [8, 'MM'],
  ] as const)('keeps orientation %i alone of Exif (%s)', async (orientation, order) => {
    const clean = await jpeg(SOI, jpegSegment(0xe1, exif(orientation, order)), TABLES, SCAN, EOI)
    const kept = jpegSegment(
      0xe1,
      Buffer.from(
        `45786966 0000 4d4d002a00000008 0001 0112000300000001000${orientation}0000 00000000`.replaceAll(' ', ''),
        'hex',
      ),
    )
    expect(clean).toEqual(Buffer.concat([SOI, kept, TABLES, SCAN, EOI]))
  })

  it('loses what follows the picture: a second one, a film', async () => {
    const clean = await jpeg(SOI, TABLES, SCAN, EOI, SOI, jpegSegment(0xe1, exif(1)), EOI, Buffer.from('ftypGPS'))
    expect(clean).toEqual(Buffer.concat([SOI, TABLES, SCAN, EOI]))
  })

  it('finds what stands between the scans of a progressive picture', async () => {
    const clean = await jpeg(SOI, TABLES, SCAN, jpegSegment(0xe1, exif(1)), jpegSegment(0xfe, 'GPS'), SCAN, EOI)
    expect(clean).toEqual(Buffer.concat([SOI, TABLES, SCAN, SCAN, EOI]))
  })

  it('reads scans that are longer than its window, marks on every border included', async () => {
    for (const length of [65_530, 65_535, 65_536, 65_537, 200_000]) {
      const scan = Buffer.concat([jpegSegment(0xda, Buffer.alloc(10)), Buffer.alloc(length, 0x11), Buffer.from([0xff, 0])])
      const clean = await jpeg(SOI, scan, jpegSegment(0xfe, 'GPS'), EOI)
      expect(clean.equals(Buffer.concat([SOI, scan, EOI])), String(length)).toBe(true)
    }
  })

  it('keeps what there is of a picture that was cut short', async () => {
    expect(await jpeg(SOI, TABLES, SCAN)).toEqual(Buffer.concat([SOI, TABLES, SCAN, EOI]))
    expect(await jpeg(SOI, TABLES, SCAN, jpegSegment(0xfe, 'GPS').subarray(0, 5))).toEqual(
      Buffer.concat([SOI, TABLES, SCAN, EOI]),
    )
  })

  it('refuses what holds no picture', async () => {
    await expect(jpeg(SOI, jpegSegment(0xe1, exif(1)), EOI)).rejects.toThrow(ImageDamaged)
  })

  it('lets nothing through, however the segments lie', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        jpegSegment(0xe1, exif(6)),
        jpegSegment(0xfe, 'GPS'),
        jpegSegment(0xe9, 'GPS'),
        TABLES,
        SCAN,
        ICC,
        Buffer.from([0xff, 0xff, 0xd0]),
      ),
      fc.uint8Array({ maxLength: 5 }).map((noise) => Buffer.from(noise.map((value) => value & 0x7f))),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        expect((await jpeg(SOI, ...parts, SCAN, EOI)).includes('GPS')).toBe(false)
      }),
    )
  })
})

describe('PNG', () => {
  const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const IHDR = pngChunk('IHDR', Buffer.alloc(13))
  const IDAT = pngChunk('IDAT', Buffer.alloc(100_000, 7))
  const IEND = pngChunk('IEND')

  it('loses texts, Exif, times and private chunks, and what follows its end', async () => {
    const told = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((kind) => pngChunk(kind, 'GPS'))
    const clean = await strip(
      'image/png',
      SIGNATURE,
      IHDR,
      ...told,
      pngChunk('gAMA', 'abcd'),
      IDAT,
      ...told,
      IEND,
      Buffer.from('GPS'),
    )
    expect(clean.equals(Buffer.concat([SIGNATURE, IHDR, pngChunk('gAMA', 'abcd'), IDAT, IEND]))).toBe(true)
  })

  it('keeps what there is of a picture that was cut short', async () => {
    const cut = Buffer.concat([SIGNATURE, IHDR, IDAT]).subarray(0, 5000)
    expect((await strip('image/png', cut)).equals(cut)).toBe(true)
  })

  it('refuses what holds no picture', async () => {
    await expect(strip('image/png', SIGNATURE, pngChunk('tEXt', 'GPS'))).rejects.toThrow(ImageDamaged)
  })
})

describe('WebP', () => {
  const file = (...chunks: Buffer[]) => {
    const content = Buffer.concat([Buffer.from('WEBP'), ...chunks])
    const head = Buffer.from('RIFF\0\0\0\0')
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content])
  }
  const extended = (flags: number) => webpChunk('VP8X', Buffer.concat([Buffer.from([flags]), Buffer.alloc(9)]))
  const ICC = webpChunk('ICCP', 'odd')
  const PIXELS = webpChunk('VP8 ', Buffer.alloc(100_001, 7))

  it('loses Exif and XMP, and says so', async () => {
    const clean = await strip('image/webp', file(extended(0x2c), ICC, PIXELS, webpChunk('EXIF', 'GPS'), webpChunk('XMP ', 'GPS')))
    expect(clean.equals(file(extended(0x20), ICC, PIXELS))).toBe(true)
  })

  it('refuses what holds no picture', async () => {
    await expect(strip('image/webp', file(webpChunk('EXIF', 'GPS')))).rejects.toThrow(ImageDamaged)
  })
})
