import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { type Absence, readAbsence, saveAbsence } from './absence.ts'

const test = useTestDatabase()
let school: SmallSchool
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const WORDS = { subject: 'Absente', text: 'De retour lundi.\n\nBonnes vacances.' }

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

describe('B15 an absence', () => {
  it('lasts from the first minute of its first day to the end of its last, on the school’s clocks', async () => {
    const viewer = school.viewer('Claire Martin')
    const absence = { from: '2027-03-27', until: '2027-03-28', ...WORDS }
    expect(await saveAbsence(viewer, absence)).toEqual({ isAway: true })
    const [kept] = await rows<{ from: Date; until: Date }>(
      test.db,
      sql`select away_from as "from", away_until as until from mail_settings where person_id = ${viewer.personId}`,
    )
    expect(kept?.from.toISOString()).toBe('2027-03-26T23:00:00.000Z')
    expect(kept?.until.toISOString()).toBe('2027-03-28T22:00:00.000Z')
    expect(await readAbsence(viewer)).toEqual({ ...absence, isNow: false })
  })

  it('without days there is none, and the words are kept', async () => {
    const viewer = school.viewer('Paul Durand')
    await saveAbsence(viewer, { from: day(-1), until: day(1), ...WORDS })
    expect((await readAbsence(viewer)).isNow).toBe(true)
    expect(await saveAbsence(viewer, { from: '', until: '', ...WORDS })).toEqual({ isAway: false })
    expect(await readAbsence(viewer)).toEqual({ from: '', until: '', ...WORDS, isNow: false })
  })

  it.each<[string, Partial<Absence>, string]>([
    ['a last day before the first', { until: day(1) }, 'away-dates'],
    ['a first day alone', { until: '' }, 'away-dates'],
    ['days that are past', { from: day(-9), until: day(-8) }, 'away-dates'],
    ['a day that is none', { from: '2026-02-30' }, 'away-dates'],
    ['ten years', { until: day(3650) }, 'away-too-far'],
    ['no words', { text: ' ' }, 'away-text-missing'],
    ['too many words', { text: 'a'.repeat(5_001) }, 'away-text-too-long'],
  ])('refuses %s', async (_, change, code) => {
    const absence = { from: day(2), until: day(5), ...WORDS, ...change }
    await expect(saveAbsence(school.viewer('Karim Benali'), absence)).rejects.toEqual(refusal(code))
    expect((await readAbsence(school.viewer('Karim Benali'))).from).toBe('')
  })

  it('keeps text as text', async () => {
    const viewer = school.viewer('Karim Benali')
    await saveAbsence(viewer, { from: day(2), until: day(5), subject: 'A\u0000b', text: '<script>x</script>' })
    expect(await readAbsence(viewer)).toMatchObject({ subject: 'Ab', text: '<script>x</script>' })
  })
})
