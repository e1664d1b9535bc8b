import type { Readable } from 'node:stream'

const LINE = 76
/** So many bytes are a line of base64. */
const LINE_BYTES = 57

/** Text as quoted-printable (RFC 2045, 6.7), with « From » at the beginning of a line quoted for mbox (`>From`, reversibly). */
export function quotedPrintable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map(quotedLine)
    .join('\n')
    .replaceAll(/^(>*From )/gm, '>$1')
}

function quotedLine(line: string): string {
  let text = ''
  let length = 0
  const signs = [...line]
  for (const [index, sign] of signs.entries()) {
    const isLast = index === signs.length - 1
    const token = quotedSign(sign, isLast)
    // Room for the « = » of a soft break; a sign of several bytes is kept on one line.
    if (length + token.length > LINE - 1) {
      text += '=\n'
      length = 0
    }
    text += token
    length += token.length
  }
  return text
}

function quotedSign(sign: string, isLast: boolean): string {
  const isPlain = /^[!-<>-~]$/.test(sign) || ((sign === ' ' || sign === '\t') && !isLast)
  if (isPlain) return sign
  return [...Buffer.from(sign.toWellFormed())].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** Bytes as lines of base64, piece by piece. */
export async function* base64Lines(bytes: Readable): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = all.length - (all.length % LINE_BYTES)
    if (whole > 0) yield lines(all.subarray(0, whole))
    rest = all.subarray(whole)
  }
  if (rest.length > 0) yield lines(rest)
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,76}/g, '$&\n')
}
