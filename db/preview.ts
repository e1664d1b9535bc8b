/** Characters of a text that lists show. */
const SHOWN = 110

/** The `preview` of a message: the beginning of its text on one line, cut between words where there are any. At most 200 units. */
export function previewOf(text: string): string {
  return beginning(text.replaceAll(/\s*\n\s*/g, ' '), SHOWN)
}

/** Never cuts inside a character, which may be many units long. */
function beginning(text: string, count: number): string {
  const characters = Array.from(new Intl.Segmenter('fr').segment(text.slice(0, count * 2)), ({ segment }) => segment)
  if (characters.length <= count) return characters.join('').slice(0, 200)
  const cut = characters.slice(0, count).join('').slice(0, 199)
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || undefined).trimEnd()}…`
}
