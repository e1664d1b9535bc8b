const LONGEST = 255
const LONGEST_EXTENSION = 20

/** Invisible characters that can make a name lie: controls, line ends, direction marks and overrides, zero widths. */
const HIDDEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu

/**
 * A file's name as it is kept: the last part of a path, without hidden characters, in NFC, at most 255 code points with
 * its extension kept, « fichier » when nothing is left. Final dots and spaces go, since Windows drops them and would
 * then see another extension than ours.
 */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().replace(HIDDEN, '').split(/[/\\]/).at(-1) ?? ''
  const name = base
    .normalize('NFC')
    .trim()
    .replace(/(?<![.\s])[.\s]+$|^[.\s]+$/u, '')
  return shortened(name) || 'fichier'
}

/** What follows the last dot, in lower case and without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

function shortened(name: string): string {
  if (lengthOf(name) <= LONGEST) return name
  const dot = name.lastIndexOf('.')
  const tail = dot > 0 && lengthOf(name.slice(dot)) <= LONGEST_EXTENSION ? name.slice(dot) : ''
  return cut(name.slice(0, name.length - tail.length), LONGEST - lengthOf(tail)) + tail
}

/** Cuts between whole characters as people see them, so that no family loses half of its members. */
function cut(text: string, room: number): string {
  let kept = ''
  let left = room
  for (const { segment } of new Intl.Segmenter('fr').segment(text)) {
    left -= lengthOf(segment)
    if (left < 0) break
    kept += segment
  }
  return kept || [...text].slice(0, room).join('')
}

/** Counted as PostgreSQL counts: by code points. */
function lengthOf(text: string): number {
  return [...text].length
}
