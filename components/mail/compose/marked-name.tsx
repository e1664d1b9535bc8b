/** A name with what was typed marked in it; accents and case do not count. */
export function MarkedName({ name, query }: { name: string; query: string }) {
  const [from, to] = findHit(name, query)
  if (to === 0) return name
  return (
    <>
      {name.slice(0, from)}
      <mark>{name.slice(from, to)}</mark>
      {name.slice(to)}
    </>
  )
}

/** Folds letter by letter, so that places in the folded text are places in the name. */
function fold(text: string): string {
  return [...text.normalize('NFC')].map((letter) => letter.normalize('NFD').charAt(0).toLowerCase() || letter).join('')
}

function findHit(name: string, query: string): [number, number] {
  const wanted = query.trim().split(/\s+/).at(-1) ?? ''
  const folded = fold(name)
  if (wanted === '' || folded.length !== name.length) return [0, 0]
  const at = ` ${folded.replaceAll(/[^\p{L}\p{N}]/gu, ' ')}`.indexOf(` ${fold(wanted)}`)
  return at < 0 ? [0, 0] : [at, at + wanted.length]
}
