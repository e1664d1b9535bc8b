import { SaxesParser } from 'saxes'
import { Refusal } from '#domain/refusal'
import type { RosterFile } from './roster.ts'
import { textOf } from './roster-text.ts'

/** An element with what is in it; `line` is where it begins. */
export type XmlElement = { name: string; line: number; attributes: Record<string, string>; text: string; children: XmlElement[] }

/** What one person or division needs is a few kilobytes. */
const LONGEST_ELEMENT = 1024 * 1024
const DEEPEST = 50
/** Elements of the wanted paths: ids of more would fill the memory. */
const MOST_ELEMENTS = 500_000

/**
 * The elements of the wanted paths (`BEE_ELEVES/DONNEES/ELEVES/ELEVE`) one by one with their path, never more of the file than one of
 * them. Knows no DTD: a DOCTYPE is refused before its entities can be anything. Throws `roster-doctype`, `roster-broken-xml` with the line, `roster-too-large`.
 */
export async function* readElements(file: RosterFile, wanted: string[]): AsyncGenerator<[path: string, element: XmlElement]> {
  const found: [string, XmlElement][] = []
  let count = 0
  const parser = parserOf(file, new Set(wanted), (path, element) => found.push([path, element]))
  for await (const text of textOf(file)) {
    parser.write(text)
    count += found.length
    if (count > MOST_ELEMENTS) throw new Refusal('roster-too-large', { limit: MOST_ELEMENTS }, 'file')
    yield* found.splice(0)
  }
  parser.close()
  yield* found.splice(0)
}

/** The text of the first child of one of these names that has any. */
export function textIn(element: XmlElement, ...names: string[]): string {
  for (const name of names) {
    const text = element.children.find((child) => child.name === name && child.text.trim())?.text.trim()
    if (text) return text
  }
  return ''
}

/** All elements of that name below, at any depth. */
export function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child
    yield* within(child, name)
  }
}

function parserOf(file: RosterFile, wanted: Set<string>, found: (path: string, element: XmlElement) => void) {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: string[] = []
  const open: XmlElement[] = []
  let since = 0
  const broken = () => new Refusal('roster-broken-xml', { file: file.name, line: parser.line }, 'file')
  const requireShort = () => {
    if (parser.position - since > LONGEST_ELEMENT || path.length > DEEPEST) throw broken()
  }
  parser.on('doctype', () => {
    throw new Refusal('roster-doctype', { file: file.name }, 'file')
  })
  parser.on('error', (cause) => {
    // A control character inside a text is the text's fault, which is cleaned later.
    if (!cause.message.endsWith('disallowed character.')) throw broken()
  })
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name)
    if (open.length > 0 || wanted.has(path.join('/'))) open.push({ name, line: parser.line, attributes, text: '', children: [] })
    if (open.length === 0) since = parser.position
    requireShort()
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
    else since = parser.position
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) open.at(-1)?.children.push(element)
    if (element && open.length === 0) found(path.join('/'), element)
    path.pop()
    requireShort()
    if (open.length === 0) since = parser.position
  })
  const write = (text: string) => {
    parser.write(text)
    requireShort()
  }
  return { write, close: () => parser.close() }
}
