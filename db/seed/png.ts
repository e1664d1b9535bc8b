import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const WIDTH = 240
const HEIGHT = 160

/** A small true-colour picture (PNG, third edition): a page with a triangle on squared paper, tinted by `seed`. */
export function pngOf(seed: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(seed))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function pixels(seed: number): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  const tint = [90 + ((seed * 53) % 120), 90 + ((seed * 91) % 120), 90 + ((seed * 37) % 120)]
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(pixel(x, y, tint), y * (1 + WIDTH * 3) + 1 + x * 3)
  }
  return rows
}

function pixel(x: number, y: number, tint: number[]): number[] {
  const inTriangle = y > 30 && y < 130 && x > 40 && x < 40 + (y - 30) * 1.6
  if (inTriangle) return tint.map((part) => Math.min(255, part + Math.floor(x / 4)))
  return x % 16 === 0 || y % 16 === 0 ? [205, 216, 232] : [252, 251, 246]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
