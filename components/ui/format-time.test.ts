import { describe, expect, it } from 'vitest'
import { formatTime, type TimeStyle } from '#components/ui/format-time'

const paris = { timeZone: 'Europe/Paris', locale: 'fr' } as const
const english = { timeZone: 'Europe/Paris', locale: 'en' } as const
const now = new Date('2026-11-24T18:00:00+01:00')
const show = (at: string, style: TimeStyle, zoned: typeof paris | typeof english = paris) =>
  formatTime(new Date(at), style, zoned, now).replaceAll('\u00a0', ' ')

describe('list', () => {
  it.each([
    ['2026-11-24T16:42:00+01:00', '16 h 42'],
    ['2026-11-24T00:05:00+01:00', '0 h 05'],
    ['2026-11-23T23:59:00+01:00', 'Hier'],
    ['2026-11-20T09:00:00+01:00', '20 nov.'],
    ['2026-10-01T09:00:00+02:00', '1er oct.'],
    ['2025-11-20T09:00:00+01:00', '20 nov. 2025'],
    ['2026-11-25T07:00:00+01:00', '25 nov.'],
  ])('%s is « %s »', (at, shown) => expect(show(at, 'list')).toBe(shown))

  it('counts days at the school, not at the server', () => {
    expect(show('2026-11-23T23:30:00Z', 'list')).toBe('0 h 30')
    expect(formatTime(new Date('2026-11-23T23:30:00Z'), 'list', { timeZone: 'Indian/Reunion', locale: 'fr' }, now)).toBe(
      '3\u00a0h\u00a030',
    )
  })
})

describe('other styles', () => {
  it.each([
    ['2026-11-24T15:18:00+01:00', 'long', 'mardi 24 novembre, 15 h 18'],
    ['2026-12-01T08:10:00+01:00', 'long', 'mardi 1er décembre, 8 h 10'],
    ['2025-12-21T08:10:00+01:00', 'long', 'dimanche 21 décembre 2025, 8 h 10'],
    ['2026-11-24T15:18:00+01:00', 'day', 'mardi 24 novembre'],
    ['2026-11-24T09:05:00+01:00', 'hour', '9 h 05'],
    ['2026-11-24T09:05:00+01:00', 'short', '9 h 05'],
    ['2026-11-23T09:05:00+01:00', 'short', 'hier, 9 h 05'],
    ['2026-11-18T09:05:00+01:00', 'short', 'mercredi, 9 h 05'],
    ['2026-11-17T09:05:00+01:00', 'short', '17 nov., 9 h 05'],
  ] as const)('%s as %s is « %s »', (at, style, shown) => expect(show(at, style)).toBe(shown))

  it('speaks English', () => {
    expect(show('2026-11-24T16:42:00+01:00', 'list', english)).toBe('16:42')
    expect(show('2026-11-23T16:42:00+01:00', 'list', english)).toBe('Yesterday')
    expect(show('2026-12-01T08:10:00+01:00', 'long', english)).toBe('Tuesday 1 December, 08:10')
  })

  it('keeps hours and days on one line', () => {
    expect(formatTime(new Date('2026-11-24T15:18:00+01:00'), 'long', paris, now)).toBe(
      'mardi\u00a024\u00a0novembre, 15\u00a0h\u00a018',
    )
  })
})
