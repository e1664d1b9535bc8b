type Named = { id: string; number: number }
/** Those of one name, by whatever they share with a row. */
type OfName = { count: number; byMark: Map<string, Named> }

/**
 * Guardians without an id, told apart by name and by what they share: a number, an address or a child. Two of one name who share nothing
 * may be two people, and a family's mail must not reach another: they stay two, and the doubt is told.
 */
export class GuardianNames {
  readonly #byName = new Map<string, OfName>()

  /** `contacts` may be empty; `children` are ids of students. `isDoubtful` where another bears the name. */
  find(key: string, contacts: string[], children: string[]): { id: string; isDoubtful: boolean } {
    const marks = [...contacts.map((one) => one.toLowerCase().replaceAll(/[\s.-]/g, '')), ...children].filter(Boolean)
    const others = this.#byName.get(key) ?? { count: 0, byMark: new Map() }
    this.#byName.set(key, others)
    const [same] = marks.flatMap((mark) => others.byMark.get(mark) ?? []).toSorted((one, other) => one.number - other.number)
    const found = same ?? { id: this.#newId(key, others, children), number: others.count++ }
    for (const mark of marks) if (!others.byMark.has(mark)) others.byMark.set(mark, found)
    return { id: found.id, isDoubtful: !same && others.count > 1 }
  }

  #newId(key: string, { count }: OfName, children: string[]): string {
    const apart = count === 0 ? '' : `/${children[0]?.replace(/^[^:]*:/, '') ?? count + 1}`
    return `csv-responsable:${key}${apart}`
  }
}
