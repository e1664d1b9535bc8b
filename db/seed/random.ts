/** Chance that always falls the same way: the demo school is the same at every run. */
export type Random = {
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  /** A mixed copy. */
  shuffle<T>(list: readonly T[]): T[]
  /** A uuidv7 of that moment (milliseconds), its 74 other bits drawn here. */
  uuid(at: number): string
}

/** A source for that seed (sfc32, seeded by FNV-1a): one a purpose, so that a draw more in one leaves the others alone. */
export function seededRandom(seed: string): Random {
  const word = sfc32(fnv1a(`a${seed}`), fnv1a(`b${seed}`), fnv1a(`c${seed}`))
  const next = () => word() / 4294967296
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    chance: (probability) => next() < probability,
    shuffle: (list) => shuffled(list, between),
    uuid: (at) => uuidv7Of(at, word),
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 15; round++) next()
  return next
}

function shuffled<T>(list: readonly T[], between: (min: number, max: number) => number): T[] {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = between(0, last)
    ;[copy[last], copy[other]] = [copy[other]!, copy[last]!]
  }
  return copy
}

function uuidv7Of(at: number, word: () => number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  const bits = [word(), word(), word()].map((part) => part.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(bits[3]!, 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`
}
