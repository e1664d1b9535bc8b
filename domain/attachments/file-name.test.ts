import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanFileName, extensionOf } from './file-name.ts'

const lengthOf = (text: string) => [...text].length

it.each([
  ['../../x', 'x'],
  ['C:\\Users\\Léa\\devoir.pdf', 'devoir.pdf'],
  ['/etc/passwd', 'passwd'],
  ['..', 'fichier'],
  ['', 'fichier'],
  ['   ', 'fichier'],
  ['dossier/', 'fichier'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['virus.exe. . ', 'virus.exe'],
  ['e\u0301te\u0301.txt', 'été.txt'],
  ['.env', '.env'],
  ['perdu\ud800.txt', 'perdu\ufffd.txt'],
  ['Devoir « n° 3 » : corrigé.odt', 'Devoir « n° 3 » : corrigé.odt'],
])('keeps %j as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept))

it('keeps 255 emoji, and of more those that fit with the extension', () => {
  expect(cleanFileName('😀'.repeat(255))).toBe('😀'.repeat(255))
  expect(cleanFileName(`${'😀'.repeat(300)}.pdf`)).toBe(`${'😀'.repeat(251)}.pdf`)
})

it('cuts between whole characters', () => {
  expect(cleanFileName(`${'👩‍👧'.repeat(100)}.jpeg`)).toBe(`${'👩‍👧'.repeat(83)}.jpeg`)
  expect(lengthOf(cleanFileName(`x.${'y'.repeat(400)}`))).toBe(255)
  expect(lengthOf(cleanFileName(`a${'\u0301'.repeat(400)}`))).toBeLessThanOrEqual(255)
})

it('always gives a name that can be kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
      const name = cleanFileName(given)
      expect(lengthOf(name)).toBeGreaterThan(0)
      expect(lengthOf(name)).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(name.isWellFormed()).toBe(true)
    }),
  )
})

it.each([
  ['a.PDF', 'pdf'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
])('finds the extension of %s', (name, extension) => expect(extensionOf(name)).toBe(extension))
