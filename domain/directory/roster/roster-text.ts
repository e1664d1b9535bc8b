import iconv from 'iconv-lite'
import { Refusal } from '#domain/refusal'
import type { RosterFile } from './roster.ts'

const HEAD = 1024
const DECLARED = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i

/** A file is read several times; what it is written in is found once. */
const encodings = new WeakMap<RosterFile, Promise<string>>()

/**
 * The text of a file, piece by piece and without its byte order mark. The encoding is what the XML declaration says, then what the
 * byte order mark says, then UTF-8 where every byte fits, then Windows-1252 or ISO-8859-15. Bytes that stand for nothing
 * become U+FFFD, which `soundFacts` tells. Throws `roster-encoding`, `roster-binary`.
 */
export async function* textOf(file: RosterFile): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(await encodingOf(file), { stripBOM: true })
  for await (const chunk of file.open()) yield decoder.write(Buffer.from(chunk))
  yield decoder.end() ?? ''
}

/** The first `length` bytes, or what there is, as one text: to recognise a file by. */
export async function headOf(file: RosterFile, length = 4096): Promise<string> {
  let head = ''
  for await (const text of textOf(file)) {
    head += text
    if (head.length >= length) break
  }
  return head.slice(0, length)
}

function encodingOf(file: RosterFile): Promise<string> {
  const found = encodings.get(file) ?? findEncoding(file)
  encodings.set(file, found)
  return found
}

async function findEncoding(file: RosterFile): Promise<string> {
  const head = await firstBytes(file)
  const declared = DECLARED.exec(head.toString('latin1').replace(/^ï»¿/, ''))?.[1]
  if (declared) return declaredEncoding(declared, file)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be'
  if (isBinary(head)) throw new Refusal('roster-binary', { file: file.name }, 'file')
  return head.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? 'utf8' : encodingByBytes(file)
}

/** A stray NUL is a fault of one cell; many are no text. */
function isBinary(head: Buffer): boolean {
  return head.filter((byte) => byte === 0).length > head.length / 50
}

function declaredEncoding(declared: string, file: RosterFile): string {
  if (!iconv.encodingExists(declared)) throw new Refusal('roster-encoding', { file: file.name, encoding: declared }, 'file')
  // What calls itself Latin 1 is Windows-1252 on most machines, which only adds to it.
  return /^(iso-?8859-?1|latin-?1|us-ascii)$/i.test(declared) ? 'windows-1252' : declared
}

/** Bytes 80–9F are letters and signs in Windows-1252, and nothing in ISO-8859-15, which has the œ that French needs. */
async function encodingByBytes(file: RosterFile): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let hasHighControls = false
  for await (const chunk of file.open()) {
    hasHighControls ||= chunk.some((byte) => byte >= 0x80 && byte <= 0x9f)
    isUtf8 &&= fits(strict, chunk)
    if (!isUtf8 && hasHighControls) break
  }
  if (isUtf8 && fits(strict)) return 'utf8'
  return hasHighControls ? 'windows-1252' : 'iso-8859-15'
}

function fits(strict: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    strict.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

async function firstBytes(file: RosterFile): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.open()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD) break
  }
  return Buffer.concat(parts).subarray(0, HEAD)
}
