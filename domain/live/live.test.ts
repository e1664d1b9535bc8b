import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { ALL_LIVE } from '#domain/all-live'
import { markMessagesRead } from '#domain/mail/copies'
import type { MailNews } from '#domain/mail/live-mail'
import { recallMessage } from '#domain/mail/recall-message'
import { sendMessage } from '#domain/mail/send-message'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { closeSession, openSession } from '#domain/session/sessions'
import { Hub, MOST_SCREENS, type Screen } from './hub.ts'
import { holdLine } from './signal.ts'
import type { LiveSource } from './source.ts'

const test = useTestDatabase()
let school: SmallSchool
let hub: Hub

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
  hub = new Hub(test.db, ALL_LIVE, (error) => {
    throw error
  })
  holdLine({ publish: (signal) => hub.hear([signal]), tell: (told) => hub.tellAll(told) })
})
afterAll(() => holdLine(undefined))

type Seen = Screen & { news: MailNews[]; isCut: boolean }

async function open(name: string): Promise<Seen> {
  const { token } = await openSession(school.viewer(name).personId, '', test.db)
  const seen: Seen = {
    token,
    news: [],
    isCut: false,
    tell: ({ name, data }) => void (name === 'mail' && seen.news.push(data as MailNews)),
    cut: () => {
      seen.isCut = true
    },
  }
  expect(hub.add(seen)).toBe(true)
  await expect.poll(() => seen.news.length).toBeGreaterThan(0)
  return seen
}

describe('open screens', () => {
  it('are told of what comes to their person, once it is committed, and of nothing else', async () => {
    const [hugo, lea] = await Promise.all([open('Hugo Petit'), open('Léa Bernard')])
    const { id } = await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Hugo Petit'], { subject: 'Pour Hugo' }))
    await expect.poll(() => hugo.news.at(-1)?.arrived).toEqual([{ id, from: 'Claire Martin', subject: 'Pour Hugo' }])
    expect(hugo.news.at(-1)?.counts.mail).toBe((hugo.news[0]?.counts.mail ?? 0) + 1)
    await markMessagesRead(school.viewer('Hugo Petit'), [id])
    await expect.poll(() => hugo.news.at(-1)?.counts.mail).toBe(hugo.news[0]?.counts.mail)
    expect(lea.news).toHaveLength(1)
  })

  it('are told nothing of what was rolled back', async () => {
    const lea = await open('Léa Bernard')
    const undone = test.db.transaction(async (tx) => {
      await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Léa Bernard']), tx)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const { id } = await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Léa Bernard'], { subject: 'Resté' }))
    await expect.poll(() => lea.news.length).toBe(2)
    expect(lea.news[1]?.arrived.map((one) => one.id)).toEqual([id])
  })

  it('hear that a message was recalled, and see nothing of it', async () => {
    const { id } = await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Hugo Petit'], { subject: 'Secret' }))
    const hugo = await open('Hugo Petit')
    await recallMessage(school.viewer('Claire Martin'), id)
    await expect.poll(() => hugo.news.at(-1)).toMatchObject({ arrived: [], changed: true })
  })

  it('are greeted anew after signals may have been missed, with the newest message', async () => {
    const hugo = await open('Hugo Petit')
    const { id } = await sendMessage(school.viewer('Claire Martin'), draftTo(school, ['Hugo Petit']))
    await expect.poll(() => hugo.news.at(-1)?.arrived.length).toBe(1)
    hub.resume()
    await expect.poll(() => hugo.news.at(-1)).toMatchObject({ newest: id, arrived: [], changed: false })
  })

  it('are cut when their session ends or their person leaves, and those alone', async () => {
    const [hugo, other, lea] = [await open('Hugo Petit'), await open('Hugo Petit'), await open('Léa Bernard')]
    await closeSession(hugo.token)
    await hub.cutEnded()
    expect([hugo.isCut, other.isCut, lea.isCut]).toEqual([true, false, false])
    await test.db.execute(sql`update people set left_at = now() where id = ${lea.token.personId}`)
    await hub.cutEnded()
    await test.db.execute(sql`update people set left_at = null where id = ${lea.token.personId}`)
    expect([other.isCut, lea.isCut]).toEqual([false, true])
  })

  it('are ten at most for one person', async () => {
    const crowd = new Hub(test.db, [], () => {})
    const { token } = await openSession(school.viewer('Hugo Petit').personId, '', test.db)
    const screens = Array.from({ length: MOST_SCREENS }, (): Screen => ({ token, tell: () => {}, cut: () => {} }))
    expect(screens.map((one) => crowd.add(one))).not.toContain(false)
    const eleventh: Screen = { token, tell: () => {}, cut: () => {} }
    expect(crowd.add(eleventh)).toBe(false)
    crowd.remove(screens[0]!)
    expect(crowd.add(eleventh)).toBe(true)
  })
})

describe('questions to a source', () => {
  const event = (n: number) => ({ name: 'test', data: { n } })
  const screenOf = (personId: string, seen: number[]): Screen => ({
    token: { personId, sessionId: personId },
    tell: ({ data }) => seen.push((data as { n: number }).n),
    cut: () => {},
  })

  /** A source that answers when the test lets it, with how often it was asked. */
  function slowSource() {
    const answers: (() => void)[] = []
    const asked: { ids: string[]; greeted: string[]; fails: boolean } = { ids: [], greeted: [], fails: false }
    let n = 0
    const answer = async (people: string[]) => {
      const mine = ++n
      await new Promise<void>((done) => answers.push(done))
      if (asked.fails) throw new Error('the database is away')
      return new Map(people.map((one) => [one, event(mine)]))
    }
    const source: LiveSource = {
      kinds: ['test'],
      explain: (ids, people) => {
        asked.ids.push(...(ids.test ?? []))
        return answer(people)
      },
      greet: (people) => {
        asked.greeted.push(people.join(' '))
        return answer(people)
      },
    }
    const next = async () => {
      await expect.poll(() => answers.length).toBeGreaterThan(0)
      answers.shift()?.()
    }
    return { source, asked, next }
  }

  it('are asked one at a time: an older answer never overwrites a newer one', async () => {
    const { source, asked, next } = slowSource()
    const seen: number[] = []
    const slow = new Hub(test.db, [source], () => {})
    slow.add(screenOf('a', seen))
    await next()
    await expect.poll(() => seen).toEqual([1])
    slow.hear([{ kind: 'test', id: '1' }])
    await expect.poll(() => asked.ids).toEqual(['1'])
    for (const id of ['2', '3', '2']) slow.hear([{ kind: 'test', id }])
    slow.hear([{ kind: 'another', id: '4' }])
    await new Promise((done) => setTimeout(done, 100))
    expect(asked.ids).toEqual(['1'])
    await next()
    await next()
    await expect.poll(() => seen).toEqual([1, 2, 3])
    expect(asked.ids).toEqual(['1', '2', '3'])
  })

  it('greet those who come at once by one question', async () => {
    const { source, asked, next } = slowSource()
    const seen: number[] = []
    const slow = new Hub(test.db, [source], () => {})
    for (const name of ['a', 'b', 'c', 'a']) slow.add(screenOf(name, seen))
    await next()
    await expect.poll(() => seen.length).toBe(4)
    expect(asked.greeted).toEqual(['a b c'])
  })

  it('are asked again when they could not be answered: everybody is greeted', async () => {
    const { source, asked, next } = slowSource()
    const [seen, faults]: [number[], unknown[]] = [[], []]
    const slow = new Hub(test.db, [source], (error) => faults.push(error))
    slow.add(screenOf('a', seen))
    await next()
    asked.fails = true
    slow.hear([{ kind: 'test', id: '1' }])
    await next()
    await expect.poll(() => faults.length).toBe(1)
    asked.fails = false
    await next()
    await expect.poll(() => seen).toEqual([1, 3])
    expect(asked.greeted).toEqual(['a', 'a'])
  })
})
