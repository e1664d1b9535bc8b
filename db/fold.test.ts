import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, searchName, searchWords } from './fold.ts'

describe('fold', () => {
  it.each([
    ['Léa BERNARD', 'lea bernard'],
    ['Œuvres d’été', 'oeuvres d ete'],
    ['Jean-François  N’Guyen', 'jean francois n guyen'],
    ['3A – Élèves', '3a eleves'],
    ['%_\\\'"', ''],
    ['Ægir Straße Łódź', 'aegir strasse lodz'],
    ['İnci Çelik', 'inci celik'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded))

  it('folds once and for all, and leaves no wildcard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = fold(text)
        expect(fold(folded)).toBe(folded)
        expect(folded).not.toMatch(/[%_\\]/)
      }),
    )
  })
})

describe('search names', () => {
  it('begins with a space, so that each word begins with one', () => {
    expect(searchName('Léa', 'Bernard')).toBe(' lea bernard')
    expect(searchName('3A – Élèves')).toBe(' 3a eleves')
  })

  it('looks for at most six words of the first hundred characters', () => {
    expect(searchWords('Bernard, Léa léa')).toEqual(['bernard', 'lea'])
    expect(searchWords('a b c d e f g h')).toHaveLength(6)
    expect(searchWords('é'.repeat(10_000))).toEqual(['e'.repeat(100)])
    expect(searchWords(' % _ ')).toEqual([])
  })
})
