import type { ByteRange } from './file-store.ts'

/**
 * The part of `size` bytes that a `Range` header asks for (RFC 9110, 14.1.2): null for the whole file, which is also the
 * answer to several parts at once and to what cannot be read; `unsatisfiable` when it begins behind the end.
 */
export function rangeOf(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') return Number(last) === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return null
  if (Number(first) >= size) return 'unsatisfiable'
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
