import { expect, it } from 'vitest'
import { hueClass, initialsOf } from '#components/ui/avatar'

it.each([
  ['Claire Martin', 'CM'],
  ['Vie scolaire', 'VS'],
  ['Élodie de La Tour', 'ÉT'],
  ['Jean-Marc Le Goff', 'JG'],
  ['Secrétariat', 'S'],
  ['3A – Élèves', '3É'],
  ['', ''],
])('%s has the initials %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

it('gives a name the same of twelve hues every time', () => {
  expect(hueClass('Claire Martin')).toBe(hueClass('Claire Martin'))
  for (const name of ['', 'Zoé', '😀 Ann', 'Ọlá']) expect(hueClass(name)).toMatch(/^av-(\d|1[01])$/)
})
