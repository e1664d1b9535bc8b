/**
 * `Content-Disposition` with the name twice (RFC 6266): in letters that every program reads, and as it is (RFC 8187).
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  return `${kind}; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`
}

/** « élève.pdf » as « eleve.pdf »; quotes, escapes and what is not ASCII become « _ ». */
function plainName(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '')
  return letters.replace(/[^\x20-\x7E]|["\\%]/gu, '_')
}

/** `encodeURIComponent` leaves five signs alone, of which the RFC allows only « ! ». */
function encodedName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
