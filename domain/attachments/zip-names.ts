import { cleanFileName } from './file-name.ts'

/** What Windows refuses in a name, which would keep its users from unpacking. */
const REFUSED = /[<>:"|?*]/g

/** The names of the files in an archive, in their order: each once, whatever the case, the second one as « cours (2).pdf ». */
export function zipNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((given) => {
    const name = cleanFileName(given).replace(REFUSED, '_')
    let free = name
    for (let count = 2; taken.has(folded(free)); count++) free = numbered(name, count)
    taken.add(folded(free))
    return free
  })
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} (${count})${name.slice(dot)}` : `${name} (${count})`
}
