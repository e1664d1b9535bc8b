import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { presenceOf } from '#domain/chat/seen-presence'
import { COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import type { Screen } from '#domain/live/hub'
import { holdLine } from '#domain/live/signal'
import type { LiveEvent } from '#domain/live/source'
import { NotFound } from '#domain/refusal'
import { markIdle } from './mark-idle.ts'
import { ScreenKeeper } from './screen-keeper.ts'
import { keepScreens, leaveScreens, sweepScreens } from './screens.ts'

const test = useTestDatabase()
let college: TestSchool
let told: string[]
const keepers: ScreenKeeper[] = []

beforeEach(async () => {
  college = await insertSchool(test.db, COLLEGE)
  await watch('lea', 'claire')
  told = []
  holdLine({ publish: ({ kind, id }) => told.push(`${kind} ${college.keyOf(id)}`), tell: () => {} })
})
afterEach(async () => {
  holdLine(undefined)
  for (const keeper of keepers.splice(0)) await keeper.stop()
})

const watch = (watcher: string, person: string) =>
  test.db.execute(sql`insert into contacts values (${college.idOf(watcher)}, ${college.idOf(person)}, 'accepted')`)

const seenByLea = async () => (await presenceOf(college.viewer('lea'), [college.idOf('claire')]))[college.idOf('claire')]
const statusForLea = async () => (await seenByLea())?.status
const screenOf = (key: string) => ({ personId: college.idOf(key), id: uuidv7() })
const process = uuidv7()

/** Lets so many seconds go by for the screens of a person. */
const age = (key: string, seconds: number) =>
  test.db.execute(
    sql`update screens set seen_at = seen_at - ${seconds} * interval '1 second' where person_id = ${college.idOf(key)}`,
  )

describe('the screens of a person', () => {
  it('make them available when the first is opened, and offline 8 seconds after the last was closed', async () => {
    const [one, two] = [screenOf('claire'), screenOf('claire')]
    expect(await statusForLea()).toBe('offline')
    expect(await keepScreens([one], process, test.db)).toEqual([one.personId])
    expect(await keepScreens([two], process, test.db)).toEqual([])
    expect(await statusForLea()).toBe('available')
    await leaveScreens([one, two], test.db)
    expect([await statusForLea(), await sweepScreens(test.db)]).toEqual(['available', []])
    await age('claire', 7)
    expect(await statusForLea()).toBe('available')
    await age('claire', 1.1)
    expect(await statusForLea()).toBe('offline')
    expect(await sweepScreens(test.db)).toEqual([one.personId])
    expect(await sweepScreens(test.db)).toEqual([])
  })

  it('tell nobody of a page change', async () => {
    const [before, after] = [screenOf('claire'), screenOf('claire')]
    await keepScreens([before], process, test.db)
    await leaveScreens([before], test.db)
    expect(await keepScreens([after], uuidv7(), test.db)).toEqual([])
    await test.db.execute(sql`update screens set seen_at = now() - interval '76 seconds' where id = ${before.id}`)
    expect([await sweepScreens(test.db), await statusForLea()]).toEqual([[], 'available'])
  })

  it('are nobody’s 75 seconds after their process last spoke of them', async () => {
    await keepScreens([screenOf('claire')], process, test.db)
    await age('claire', 74)
    expect([await statusForLea(), await sweepScreens(test.db)]).toEqual(['available', []])
    await age('claire', 1.1)
    expect([await statusForLea(), await sweepScreens(test.db)]).toEqual(['offline', [college.idOf('claire')]])
  })

  it('are told of to nobody who is nobody’s favourite, and people who are gone do not hold up others', async () => {
    const paul = screenOf('paul')
    expect(await keepScreens([paul, { personId: uuidv7(), id: uuidv7() }], process, test.db)).toEqual([])
    expect(await rows(test.db, sql`select id from screens where person_id = ${paul.personId}`)).toEqual([{ id: paul.id }])
  })
})

describe('idle', () => {
  it('shows as away since then, when all of the person’s screens are, and no longer when one is touched', async () => {
    const [one, two] = [screenOf('claire'), screenOf('claire')]
    await keepScreens([one, two], process, test.db)
    await markIdle(college.viewer('claire'), one.id, true)
    expect(await seenByLea()).toEqual({ status: 'available', text: '', idleSince: null })
    await markIdle(college.viewer('claire'), two.id, true)
    const idle = await seenByLea()
    expect(idle?.status).toBe('away')
    expect(Date.now() - Date.parse(idle?.idleSince ?? '')).toBeGreaterThan(9 * 60_000)
    await markIdle(college.viewer('claire'), one.id, false)
    expect(await statusForLea()).toBe('available')
    expect(told).toEqual(['presence claire', 'presence claire', 'presence claire'])
    await markIdle(college.viewer('claire'), one.id, false)
    expect(told).toHaveLength(3)
  })

  it('ends with a screen that is opened anew', async () => {
    const old = screenOf('claire')
    await keepScreens([old], process, test.db)
    await markIdle(college.viewer('claire'), old.id, true)
    expect(await keepScreens([screenOf('claire')], process, test.db)).toEqual([old.personId])
    expect(await statusForLea()).toBe('available')
  })

  it('is said of one’s own screens alone', async () => {
    const one = screenOf('claire')
    await keepScreens([one], process, test.db)
    for (const id of [one.id, uuidv7(), 'x']) await expect(markIdle(college.viewer('hugo'), id, true)).rejects.toThrow(NotFound)
    expect(await statusForLea()).toBe('available')
  })
})

describe('a process', () => {
  type Seen = Screen & { events: LiveEvent[] }
  const open = (keeper: ScreenKeeper, key: string): Seen => {
    const events: LiveEvent[] = []
    const screen = {
      token: { personId: college.idOf(key), sessionId: 's' },
      events,
      tell: (one: LiveEvent) => events.push(one),
      cut: () => {},
    }
    keeper.opened(screen)
    return screen as unknown as Seen
  }
  const keeper = () => {
    const one = new ScreenKeeper({ sweepMs: 50, renewMs: 100 })
    keepers.push(one)
    return one
  }
  const kept = async () => (await rows(test.db, sql`select id from screens`)).length

  it('writes what comes together with one statement, and tells each screen its id', async () => {
    const here = keeper()
    const screens = ['claire', 'paul', 'karim', 'hugo'].map((key) => open(here, key))
    await expect.poll(() => screens.every(({ events }) => events.length === 1)).toBe(true)
    const [{ data } = { data: {} }] = screens[0]!.events
    await markIdle(college.viewer('claire'), (data as { id: string }).id, true)
    expect(told).toEqual(['presence claire', 'presence claire'])
  })

  it('keeps them while it lives, two of them beside each other, and lets go of them when it stops', async () => {
    await test.db.execute(sql`delete from screens`)
    const [here, there] = [keeper(), keeper()]
    open(here, 'claire')
    open(there, 'claire')
    await expect.poll(kept).toBe(2)
    await age('claire', 80)
    await expect.poll(statusForLea).toBe('available')
    await expect.poll(kept).toBe(2)
    await here.stop()
    expect(await statusForLea()).toBe('available')
    await age('claire', 9)
    await expect.poll(kept).toBe(1)
    await there.stop()
    expect(await statusForLea()).toBe('available')
    await age('claire', 9)
    expect(await statusForLea()).toBe('offline')
  })

  it('takes a thousand who come at once', async () => {
    const crowd = Array.from({ length: 1000 }, (_, n) => ({ personId: college.idOf(n % 2 ? 'claire' : 'hugo'), id: uuidv7() }))
    const began = performance.now()
    expect(await keepScreens(crowd, process, test.db)).toEqual([college.idOf('claire')])
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
