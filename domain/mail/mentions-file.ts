import { cleanHtml, textFromHtml } from './clean-html.ts'

/** « ci-joint », « pièce jointe », « en annexe », « je joins », « PJ », "attached", "enclosed" …; accents do not matter. */
const WORDS = new RegExp(
  [
    String.raw`ci[-\s]?(?:joint|inclus|annexe)(?:e?s?)`,
    String.raw`(?:pieces?|fichiers?|documents?)\s+(?:joint|annexe)e?s?`,
    String.raw`en\s+(?:annexe|piece\s+jointe|pj)`,
    String.raw`(?:je|vous|te|nous)\s+(?:joins|joignons)`,
    String.raw`j.?ai\s+joint`,
    'pj',
    'attach(?:ed|ments?|ing)',
    'enclosed',
  ]
    .map((word) => String.raw`(?<![\p{L}\d])(?:${word})(?![\p{L}\d])`)
    .join('|'),
  'iu',
)

/** Whether the author's own words speak of a file that comes along; what is quoted is somebody else's. */
export function mentionsFile(body: string): boolean {
  const text = textFromHtml(cleanHtml(withoutQuotes(body)))
  return WORDS.test(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))
}

function withoutQuotes(html: string): string {
  let depth = 0
  return html
    .split(/(<\/?blockquote\b[^>]*>)/i)
    .filter((part) => {
      if (/^<blockquote\b/i.test(part)) depth += 1
      else if (/^<\/blockquote\b/i.test(part)) depth = Math.max(0, depth - 1)
      else return depth === 0
      return false
    })
    .join(' ')
}
