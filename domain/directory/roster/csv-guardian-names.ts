type Named = { id: string; marks: Set<string> }

/**
 * Guardians without an id, told apart by name and by what they share: a number, an address or a child. Two of one name who share nothing
 * may be two people, and a family's mail must not reach another: they stay two, and the doubt is told.
 */
export class GuardianNames {
  readonly #byName = new Map<string, Named[]>()

  /** `contacts` may be empty; `children` are ids of students. `isDoubtful` where another bears the name. */
  find(key: string, contacts: string[], children: string[]): { id: string; isDoubtful: boolean } {
    const marks = [...contacts.map((one) => one.toLowerCase().replaceAll(/[\s.-]/g, '')), ...children].filter(Boolean)
    const others = this.#byName.get(key) ?? []
    this.#byName.set(key, others)
    const same = others.find((other) => marks.some((mark) => other.marks.has(mark)))
    if (same) {
      for (const mark of marks) same.marks.add(mark)
      return { id: same.id, isDoubtful: false }
    }
    const apart = others.length === 0 ? '' : `/${children[0]?.replace(/^[^:]*:/, '') ?? others.length + 1}`
    const id = `csv-responsable:${key}${apart}`
    others.push({ id, marks: new Set(marks) })
    return { id, isDoubtful: others.length > 1 }
  }
}
