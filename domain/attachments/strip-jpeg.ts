import type { ByteReader } from './byte-reader.ts'
import { orientationOf, orientationSegment } from './exif-orientation.ts'
import { ImageDamaged } from './image-damaged.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
/** Far more than any camera writes; a file of nothing but segments would keep a processor busy. */
const MOST_SEGMENTS = 100_000

/**
 * A JPEG (ITU-T T.81, annex B) without what it tells beyond the picture: Exif with its places and previews, XMP, IPTC,
 * comments, makers' segments and whatever follows the end of the picture (second pictures, films). Colour profile and
 * pixels stay bit for bit; of Exif only the orientation stays. A file cut short stays cut short.
 * Throws `ImageDamaged` when no picture begins.
 */
export async function* stripJpeg(reader: ByteReader): AsyncGenerator<Buffer> {
  if (!(await reader.take(2))?.equals(Buffer.from([0xff, SOI]))) throw new ImageDamaged()
  yield Buffer.from([0xff, SOI])
  let drawn = false
  let turned = false
  let segments = 0
  for (let marker = await nextMarker(reader); marker !== null; marker = await nextMarker(reader)) {
    if (marker === EOI) break
    if (++segments > MOST_SEGMENTS) throw new ImageDamaged()
    const body = await bodyOf(reader)
    if (!body) break
    const segment = keptSegment(marker, body, turned)
    turned ||= marker === APP1 && segment !== null
    if (segment) yield segment
    if (marker !== SOS) continue
    drawn = true
    yield* scan(reader)
  }
  if (!drawn) throw new ImageDamaged()
  yield Buffer.from([0xff, EOI])
}

/** The marker that follows, over whatever stands before it; null at the end of the file. */
async function nextMarker(reader: ByteReader): Promise<number | null> {
  for (let window = await reader.peek(); window.length > 1; window = await reader.peek()) {
    const at = window.indexOf(0xff)
    if (at < 0 || at === window.length - 1) {
      reader.skip(at < 0 ? window.length : at)
      continue
    }
    const marker = window[at + 1] ?? 0
    reader.skip(at + (marker === 0xff ? 1 : 2))
    if (hasBody(marker) || marker === EOI) return marker
  }
  return null
}

function hasBody(marker: number): boolean {
  return marker >= 0xc0 && marker !== 0xff && !isRestart(marker) && marker !== SOI && marker !== EOI
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7
}

async function bodyOf(reader: ByteReader): Promise<Buffer | null> {
  const length = (await reader.peek(2)).length === 2 ? (await reader.peek(2)).readUInt16BE() : 0
  return length < 2 ? null : reader.take(length)
}

/** The segment as it is written, `body` with its two bytes of length; null when it is left out. */
function keptSegment(marker: number, body: Buffer, turned: boolean): Buffer | null {
  if (marker === APP1 && !turned) return orientationSegment(orientationOf(body.subarray(2)))
  if (marker >= APP0 && !isPartOfPicture(marker, body.subarray(2))) return null
  return Buffer.concat([Buffer.from([0xff, marker]), body])
}

/** Sizes (JFIF), the colour profile, and Adobe's way of storing colours: without these it looks different. */
function isPartOfPicture(marker: number, content: Buffer): boolean {
  const starts = (text: string) => content.subarray(0, text.length).toString('latin1') === text
  return (
    (marker === APP0 && starts('JFIF\0')) || (marker === APP2 && starts('ICC_PROFILE\0')) || (marker === APP14 && starts('Adobe'))
  )
}

/** The coded pixels up to the next marker, which stays unread. */
async function* scan(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let window = await reader.peek(); window.length > 0; window = await reader.peek()) {
    const end = endOfScan(window)
    // A last 0xFF may be half of a marker: it waits for the next window.
    const whole = window.length - (window.at(-1) === 0xff && window.length > 1 ? 1 : 0)
    const size = end ?? whole
    if (size > 0) yield window.subarray(0, size)
    reader.skip(size)
    if (end !== null) return
  }
}

function endOfScan(window: Buffer): number | null {
  for (let at = window.indexOf(0xff); at >= 0 && at < window.length - 1; at = window.indexOf(0xff, at + 1)) {
    const next = window[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return null
}
