const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x0112
const SHORT = 3

/** How the picture is to be turned (1 to 8, Exif 2.32, 4.6.4 A) as an APP1 segment's content says it; 1 when it does not. */
export function orientationOf(content: Buffer): number {
  if (!content.subarray(0, EXIF.length).equals(EXIF)) return 1
  const tiff = content.subarray(EXIF.length)
  try {
    return readOrientation(tiff)
  } catch (error) {
    // Offsets of a damaged or hostile file point anywhere.
    if (error instanceof RangeError) return 1
    throw error
  }
}

function readOrientation(tiff: Buffer): number {
  const little = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = Math.min(short(directory), 200)
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (short(entry) !== ORIENTATION || short(entry + 2) !== SHORT) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An APP1 segment that tells the orientation and nothing else; null for an upright picture, which needs none. */
export function orientationSegment(orientation: number): Buffer | null {
  if (orientation === 1) return null
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  EXIF.copy(segment, 4)
  segment.write('MM', 10, 'latin1')
  segment.writeUInt16BE(42, 12)
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(ORIENTATION, 20)
  segment.writeUInt16BE(SHORT, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}
