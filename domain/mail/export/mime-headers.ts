/** Bytes of UTF-8 in one encoded word: 60 letters of base64, 72 with what stands around them (75 at most, RFC 2047, 2). */
const WORD_BYTES = 45
const LINE = 76

/** A header line, folded, with what is not ASCII as encoded words (RFC 2047). Without a value there is no line. */
export function header(name: string, value: string): string {
  return value === '' ? '' : `${foldWords(`${name}:`, encodedWords(value))}\n`
}

export type Address = { name: string; address: string }

/** A header of addresses, one a line where there are several. */
export function addressHeader(name: string, addresses: Address[]): string {
  if (addresses.length === 0) return ''
  const written = addresses.map((one) => `${foldWords('', displayName(one.name)).trimStart()} <${one.address}>`)
  return `${name}: ${written.join(',\n ')}\n`
}

/** `filename*=…` in parts that fit on a line (RFC 2231, 3 and 4), each as `;\n name*0*=…`. */
export function encodedParameter(name: string, value: string): string {
  const encoded = encodeURIComponent(value.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const parts = encoded.match(/(?:%[0-9A-F]{2}|[^%]){1,50}/g) ?? ['']
  if (parts.length === 1) return `;\n ${name}*=UTF-8''${encoded}`
  return parts.map((part, index) => `;\n ${name}*${index}*=${index === 0 ? "UTF-8''" : ''}${part}`).join('')
}

/** « Sat, 21 Nov 2026 16:43:57 +0000 » (RFC 5322, 3.3). */
export function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000')
}

/** A name in front of an address: as it is, quoted, or encoded. */
function displayName(name: string): string[] {
  const words = encodedWords(name)
  if (words[0]?.startsWith('=?') || /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(name)) return words
  return [`"${name.replace(/["\\]/g, '\\$&')}"`]
}

/** The words of a text that stand apart from each other by a space or a fold. */
function encodedWords(text: string): string[] {
  const line = text.replaceAll(/[\r\n]+/g, ' ')
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?') && line === line.trim() && !line.includes('  ')) return line.split(' ')
  return pieces(line).map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
}

/** Cut between whole code points. */
function pieces(text: string): string[] {
  const all: string[] = []
  let piece = ''
  for (const sign of text.toWellFormed()) {
    if (Buffer.byteLength(piece + sign) > WORD_BYTES) {
      all.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...all, piece]
}

function foldWords(begin: string, words: string[]): string {
  let text = begin
  let length = begin.length
  for (const word of words) {
    const folds = length > 0 && length + 1 + word.length > LINE
    text += folds ? `\n ${word}` : ` ${word}`
    length = folds ? 1 + word.length : length + 1 + word.length
  }
  return text
}
