import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '#db/embedded/server'
import { type Channel, type Ear, listen } from '#db/listen'
import { startRedis } from '../../scripts/redis.ts'
import { type Bus, openBus, WAITS } from './bus.ts'
import { listenRedis } from './listen-redis.ts'
import type { Signal } from './signal.ts'

/** A line with its server, which is killed and comes back. */
type Ground = {
  listen: (ear: Ear) => Promise<Channel>
  kill: () => Promise<unknown>
  back: () => Promise<unknown>
  stop: () => Promise<unknown>
}

async function onNotify(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-bus-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded(folder, { disposable: true })
  return {
    listen: (ear) => listen(server.url, 'bus', ear),
    // It comes back by itself.
    kill: async () => process.kill(server.pid(), 'SIGKILL'),
    back: async () => {},
    stop: () => server.stop().finally(() => rmSync(folder, { recursive: true, force: true })),
  }
}

async function onRedis(): Promise<Ground> {
  const redis = await startRedis()
  return {
    listen: (ear) => listenRedis(redis.url, 'bus', ear, () => {}),
    kill: redis.kill,
    back: () => redis.start(),
    stop: redis.kill,
  }
}

const QUICK = { ...WAITS, look: 50, again: 300, anew: 1_500 }

type Process = { bus: Bus; heard: string[]; known: string[]; greeted: boolean; resumed: number }
/** On a busy machine. */
const PATIENT = { timeout: 20_000 }
const HELLO = { kind: 'mail', id: 'hello' }

describe.each([
  ['NOTIFY', onNotify],
  ['Redis', onRedis],
])('the bus on %s', (_, prepare) => {
  let ground: Ground
  let open: Process[] = []
  /** What stands in the database. */
  let written: string[] = []
  beforeAll(async () => {
    ground = await prepare()
  })
  afterEach(async () => {
    await Promise.all(open.map(({ bus }) => bus.close()))
    open = []
    written = []
  })
  afterAll(() => ground.stop())

  async function join(line = ground.listen, waits = QUICK): Promise<Process> {
    const process: Process = { bus: undefined as unknown as Bus, heard: [], known: [], greeted: false, resumed: 0 }
    process.bus = await openBus(
      line,
      {
        hear: (signals) => {
          process.greeted ||= signals.some(({ id }) => id === HELLO.id)
          process.heard.push(...ids(signals).filter((id) => id !== HELLO.id))
        },
        resume: () => {
          process.resumed++
          // As a greeting does, which tells what holds now.
          process.known.push(...written)
        },
      },
      waits,
    )
    open.push(process)
    return process
  }

  const signals = (count: number, from = 0): Signal[] =>
    Array.from({ length: count }, (__, n) => ({ kind: 'mail', id: String(from + n) }))

  const ids = (some: Signal[]) => some.map(({ id }) => id)

  /** Both hear each other from here on. */
  async function twoInTouch(waits = QUICK): Promise<[Process, Process]> {
    const two: [Process, Process] = [await join(ground.listen, waits), await join(ground.listen, waits)]
    for (const [me, other] of [two, two.toReversed() as [Process, Process]]) {
      await expect
        .poll(() => {
          me.bus.publish(HELLO)
          return other.greeted
        }, PATIENT)
        .toBe(true)
    }
    return two
  }

  it('tells the other processes, in order and together, and not the one that published', async () => {
    const [a, b] = await twoInTouch(WAITS)
    let parcels = 0
    const counted = (ear: Ear) =>
      ground.listen({
        ...ear,
        hear: (payload) => {
          parcels++
          ear.hear(payload)
        },
      })
    const c = await join(counted, WAITS)
    await expect
      .poll(() => {
        a.bus.publish(HELLO)
        return c.greeted
      })
      .toBe(true)
    await sleep(300)
    parcels = 0
    const sent = signals(60)
    for (const one of [...sent, sent[0]!]) a.bus.publish(one)
    await expect.poll(() => b.heard.length).toBe(60)
    expect(b.heard).toEqual(ids(sent))
    expect(a.heard).toEqual([])
    await expect.poll(() => c.heard.length).toBe(60)
    expect(parcels).toBe(1)
  })

  it('carries a large burst whole', async () => {
    const [a, b] = await twoInTouch()
    const sent = signals(20_000)
    for (const one of sent) a.bus.publish(one)
    await expect.poll(() => b.heard.length, { timeout: 40_000 }).toBeGreaterThanOrEqual(sent.length)
    expect(new Set(b.heard)).toEqual(new Set(ids(sent)))
  })

  it('finds a server that was killed and came back, and tells what was published meanwhile or that it was missed', async () => {
    const [a, b] = await twoInTouch()
    await ground.kill()
    const meanwhile = signals(10)
    for (const one of meanwhile) {
      written.push(one.id)
      a.bus.publish(one)
      await sleep(20)
    }
    await sleep(300)
    await ground.back()
    await expect.poll(() => new Set([...b.heard, ...b.known]), { timeout: 40_000 }).toEqual(new Set(ids(meanwhile)))
    expect([a.resumed > 0, b.resumed > 0]).toEqual([true, true])
    const later = signals(5, 100)
    for (const one of later) b.bus.publish(one)
    await expect.poll(() => new Set(a.heard), PATIENT).toEqual(new Set(ids(later)))
  })

  it('makes a line anew that seems open and carries nothing', async () => {
    const [a] = await twoInTouch()
    let isDeaf = false
    let lines = 0
    const b = await join(async (ear) => {
      lines++
      const line = await ground.listen({ ...ear, hear: (payload) => isDeaf || ear.hear(payload) })
      return line
    })
    await sleep(200)
    isDeaf = true
    b.bus.publish({ kind: 'mail', id: 'unheard' })
    await expect.poll(() => lines, { timeout: 30_000 }).toBeGreaterThan(1)
    isDeaf = false
    await expect.poll(() => b.resumed, PATIENT).toBeGreaterThan(0)
    a.heard.length = 0
    b.bus.publish({ kind: 'mail', id: 'again' })
    await expect.poll(() => a.heard, PATIENT).toContain('again')
  })

  it('hears nothing once it is closed, and tells what was published before', async () => {
    const [a, b] = await twoInTouch()
    a.bus.publish({ kind: 'mail', id: 'last' })
    await a.bus.close()
    open = open.filter((one) => one !== a)
    await expect.poll(() => b.heard).toEqual(['last'])
    b.bus.publish({ kind: 'mail', id: 'after' })
    await sleep(300)
    expect(a.heard).toEqual([])
  })
})

describe('a line', () => {
  it('on which others say what they like does no harm', async () => {
    let ear: Ear | undefined
    const heard: Signal[] = []
    const line: Channel = { send: async () => {}, close: async () => {} }
    const bus = await openBus(
      async (given) => {
        ear = given
        return line
      },
      { hear: (signals) => heard.push(...signals), resume: () => {} },
    )
    for (const payload of [
      '',
      'null',
      '7',
      '{}',
      '{"signals":7}',
      '{"signals":[]}',
      '{"signals":[7,null,{"kind":7,"id":8}]}',
      'x'.repeat(9000),
    ])
      expect(() => ear?.hear(payload)).not.toThrow()
    expect(heard).toEqual([])
    await bus.close()
  })

  it('that takes nothing keeps a bounded number of parcels, then tells everybody to look', async () => {
    const sent: string[] = []
    let isOpen = false
    const bus = await openBus(
      async () => ({
        send: async (payload) => {
          if (!isOpen) throw new Error('closed')
          sent.push(payload)
        },
        close: async () => {},
      }),
      { hear: () => {}, resume: () => {} },
      { look: 20, again: 20, anew: 60_000, silent: 60_000 },
    )
    for (let n = 0; n < 40_000; n++) bus.publish({ kind: 'mail', id: String(n) })
    await sleep(100)
    isOpen = true
    await expect.poll(() => sent.length).toBeGreaterThan(0)
    expect(sent.length).toBeLessThan(50)
    expect(sent[0]).toContain('"isGap":true')
    await bus.close()
  })
})
