import { describe, expect, test } from 'vitest'
import { localOf, momentOf } from './school-time.ts'

const PARIS = 'Europe/Paris'

describe('a date and hour on the clocks of the school', () => {
  test.each([
    ['2026-11-24T07:00', '2026-11-24T06:00:00.000Z'],
    ['2026-07-01T07:00', '2026-07-01T05:00:00.000Z'],
    // The last Sunday of March: 2 h 30 does not exist there.
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
    ['2026-12-31T23:59', '2026-12-31T22:59:00.000Z'],
  ])('%s is %s', (local, moment) => {
    expect(momentOf(local, PARIS)?.toISOString()).toBe(moment)
  })

  test.each(['', 'demain', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01', '99999-01-01T10:00'])(
    '« %s » is none',
    (local) => expect(momentOf(local, PARIS)).toBeNull(),
  )

  test('there and back', () => {
    for (const local of ['2026-11-24T07:00', '2026-07-14T12:30', '2027-03-28T03:00'])
      expect(localOf(momentOf(local, PARIS)!, PARIS)).toBe(local)
    expect(momentOf('2026-11-24T07:00', 'Pacific/Noumea')?.toISOString()).toBe('2026-11-23T20:00:00.000Z')
  })
})
