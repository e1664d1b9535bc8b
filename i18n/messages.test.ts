import { expect, it } from 'vitest'
import { localeFromHeader } from './accept-language.ts'
import enMailbox from './en/mailbox.json' with { type: 'json' }
import frMailbox from './fr/mailbox.json' with { type: 'json' }
import { messages } from './messages.ts'

type Tree = { [key: string]: string | string[] | string[][] | Tree }

/** Every sentence by its path: « header.mailName ». */
function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : sentences(value as Tree, `${path}${key}.`),
  )
}

/** The arguments of an ICU sentence and their kind. */
function argumentsOf(sentence: string): string[] {
  const words = withoutPluralWords(sentence)
  const named = [...words.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)[^{}]*)?(?=[},{])/g)].map(
    ([, name, kind]) => `${name}:${kind ?? ''}`,
  )
  return [...new Set(named)].toSorted()
}

const tagsOf = (sentence: string) => [...sentence.matchAll(/<(\w+)>/g)].map(([tag]) => tag)

const fr = new Map(sentences({ ...messages.fr, mailbox: frMailbox }))
const en = new Map(sentences({ ...messages.en, mailbox: enMailbox }))

it('says everything in both languages', () => {
  expect([...en.keys()].toSorted()).toEqual([...fr.keys()].toSorted())
})

it('gives both languages the same arguments', () => {
  for (const [path, sentence] of fr) {
    const translated = en.get(path) ?? ''
    expect(argumentsOf(translated), path).toEqual(argumentsOf(sentence))
    expect(tagsOf(sentence), path).toEqual(expect.arrayContaining(tagsOf(translated)))
  }
})

/** Plural branches hold words in braces, which are not arguments: « one {message} ». */
function withoutPluralWords(sentence: string): string {
  return sentence.replaceAll(/(=\d+|zero|one|two|few|many|other|true|false)\s*\{([^{}]*)\}/g, '')
}

it('writes French as French is written', () => {
  for (const [path, sentence] of fr) {
    expect(sentence, `${path}: ’ instead of '`).not.toMatch(/\p{L}'\p{L}/u)
    expect(sentence, `${path}: no-break spaces before high punctuation and inside « »`).not.toMatch(/ [;?!:»]|« (?!$)/)
  }
})

it.each([
  ['en-GB,en;q=0.9,fr;q=0.5', 'en'],
  ['de-DE,de;q=0.9,en;q=0.5', 'en'],
  ['fr-CA,en;q=0.8', 'fr'],
  ['en;q=0.3,fr', 'fr'],
  ['de', 'fr'],
  ['', 'fr'],
  [null, 'fr'],
])('a stranger whose browser wishes %s reads %s', (header, locale) => expect(localeFromHeader(header)).toBe(locale))
