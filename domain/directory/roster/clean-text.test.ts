import { expect, it } from 'vitest'
import { cleanText, emailOf, nameCase, phoneOf } from './clean-text.ts'
import { isPast, levelOf } from './raw-facts.ts'

it.each([
  ['LE GOFF-MARTIN', 'Le Goff-Martin'],
  ["N'DIAYE", "N'Diaye"],
  ['ÉLÉONORE', 'Éléonore'],
  ['de La Tour', 'de La Tour'],
  ['O', 'O'],
  ['李', '李'],
])('writes the name %s as %s', (given, written) => expect(nameCase(given)).toBe(written))

it('cleans what cannot be seen', () => expect(cleanText(' Le\u0301a\u0000\u202E  de\r\nla\u00A0Tour ')).toBe('Léa de la Tour'))

it.each([
  ['06 12 34 56 78', '+33612345678'],
  ['+33 (0)6-12-34-56-78', '+33612345678'],
  ['0032 2 345 67 89', '+3223456789'],
  ['3631', '3631'],
  ['demain', null],
  ['06 12 34 56 78 ou 04', null],
])('takes the number %s as %s', (given, kept) => expect(phoneOf(given)).toBe(kept))

it.each([
  ['lea.bernard+ecole@exemple.fr', true],
  ['léa@exämple.fr', true],
  ['lea@exemple', false],
  ['lea@exemple.fr,autre@exemple.fr', false],
  [`${'a'.repeat(65)}@exemple.fr`, false],
])('says whether mail can go to %s: %s', (given, good) => expect(emailOf(given) !== null).toBe(good))

it.each([
  ['3A', '3'],
  ['6 B', '6'],
  ['4e2', '4'],
  ['5ème', '5'],
  ['2GT3', ''],
  ['CM1-CM2', ''],
  ['601 bis', ''],
  ['Latin', ''],
])('finds the level of %s: %j', (name, level) => expect(levelOf(name)).toBe(level))

it.each([
  ['', false],
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-07-04T10:00:00Z', true],
  ['04/07/2026', true],
  ['31/13/2026', null],
  ['bientôt', null],
])('says whether %j is over: %s', (date, past) => expect(isPast(date, '2026-11-21')).toBe(past))
