/** For tests: what a directory says about a member, and how many bytes really stand there (`packed` unless given). */
export type Member = { packed: number; unpacked: number; stored?: number }

/** For tests: an archive by its directory; nothing in it can be unpacked. */
export function craftZip(members: Member[]): Buffer {
  const locals = members.map(({ packed, stored = packed }) =>
    Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26 + stored)]),
  )
  const entries = members.map(({ packed, unpacked }) => {
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt32LE(packed, 20)
    entry.writeUInt32LE(unpacked, 24)
    return entry
  })
  const content = Buffer.concat(locals)
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(content.length, 16)
  return Buffer.concat([content, directory, end])
}

/** For tests: a segment of a JPEG, its length in front. */
export function jpegSegment(marker: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** For tests: Exif with an orientation and a place. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(38)
  const little = order === 'II'
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  tiff.write(order, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [at, tag, kind, value] of [
    [10, 0x0112, 3, orientation],
    [22, 0x8825, 4, 38],
  ] as const) {
    short(tag, at)
    short(kind, at + 2)
    long(1, at + 4)
    if (kind === 3) short(value, at + 8)
    else long(value, at + 8)
  }
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 45.7640 N 4.8357 E')])
}

/** For tests: a chunk of a PNG; its checksum is not one. */
export function pngChunk(kind: string, content: Buffer | string = ''): Buffer {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.alloc(8)
  head.writeUInt32BE(bytes.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, bytes, Buffer.from('CRC!')])
}

/** For tests: a chunk of a WebP, padded to an even length. */
export function webpChunk(kind: string, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)])
}
