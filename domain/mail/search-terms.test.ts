import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmpty, QUERY_LENGTH, readSearch } from './search-terms.ts'

const terms = (query: string) => readSearch(query).terms.map(({ text, kind, weights }) => `${kind} ${text} ${weights}`.trim())

describe('what is looked for', () => {
  it('B12 words without accents, the last of which may be a beginning', () => {
    expect(terms('Réunion parents d’élèves')).toEqual(['word reunion', 'word parents', 'word d', 'prefix eleves'])
    expect(terms('3A')).toEqual(['prefix 3a'])
    expect(terms('a')).toEqual(['word a'])
  })

  it('B12 exact phrases, whichever the quotes, closed or not', () => {
    expect(terms('"conseil de classe" 3A')).toEqual(['phrase conseil de classe', 'prefix 3a'])
    expect(terms('« conseil de classe »')).toEqual(['phrase conseil de classe'])
    expect(terms('"conseil de cl')).toEqual(['phrase conseil de cl'])
  })

  it('B12 filters as words, in French and in English', () => {
    expect(terms('de:martin')).toEqual(['prefix martin B'])
    expect(terms('à:"Léa Bernard"')).toEqual(['prefix lea C', 'prefix bernard C'])
    expect(terms('from:claire to:lea')).toEqual(['prefix claire B', 'prefix lea C'])
    expect(readSearch('pièce:oui')).toMatchObject({ hasFiles: true, terms: [] })
    expect(readSearch('attachment:no')).toMatchObject({ hasFiles: false, terms: [] })
    expect(readSearch('avant:2026-10-01 après:01/09/2026')).toMatchObject({
      before: '2026-10-01',
      after: '2026-09-01',
      terms: [],
    })
    expect(readSearch('sortie non-lu')).toMatchObject({ unread: true, terms: [{ text: 'sortie' }] })
    expect(readSearch('unread')).toMatchObject({ unread: true, terms: [] })
  })

  it('says what each filter was and what is left without it', () => {
    expect(readSearch('sortie de:"Claire Martin" non-lu musée').filters).toEqual([
      { typed: 'de:"Claire Martin"', without: 'sortie non-lu musée' },
      { typed: 'non-lu', without: 'sortie de:"Claire Martin" musée' },
    ])
  })

  it('takes what means nothing for plain words', () => {
    expect(terms('salle:12')).toEqual(['word salle', 'prefix 12'])
    expect(terms('avant:hier')).toEqual(['word avant', 'prefix hier'])
    expect(terms('avant:2026-02-30 fin')).toEqual(['word avant', 'word 2026', 'word 02', 'word 30', 'prefix fin'])
    expect(terms('constructor:x __proto__:y')).not.toEqual([])
  })

  it('is empty for signs alone', () => {
    for (const query of ['', '   ', '"', '""', '*', ':', 'de:', '\0', '🙂', '&|!()<->'])
      expect(isEmpty(readSearch(query)) || readSearch(query).terms.length > 0, query).toBe(true)
    for (const query of ['', '"', '*', ':', '\0', '🙂', '&|!()<->']) expect(isEmpty(readSearch(query)), query).toBe(true)
  })

  it('is bounded whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10_000, unit: 'binary' }), (query) => {
        const read = readSearch(query)
        expect(read.query.length).toBeLessThanOrEqual(QUERY_LENGTH)
        expect(read.terms.length).toBeLessThanOrEqual(8)
        for (const { text } of read.terms) expect(text).toMatch(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u)
      }),
    )
  })
})
