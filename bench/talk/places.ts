import { uuidv7 } from '#db/uuid'
import { gatherCrowd } from '../hold-crowd.ts'
import type { LivePerson, LiveStage } from '../live-stage.ts'
import { type Prosody, startProsody } from '../prosody.ts'
import type { Served } from '../served.ts'
import { runTalk, type TalkPlan, type TalkResult } from './run-talk.ts'

/** The same talk in three places: the product, a bare server that inserts and pushes, and Prosody. */
export type Places = {
  ours: (plan: Plan) => Promise<TalkResult>
  bare: (plan: Plan) => Promise<TalkResult>
  /** Null where there is no Prosody. */
  prosody: ((plan: Plan) => Promise<TalkResult>) | null
  served: { ours: Served; bare: Served; prosody: Prosody | null }
  close: () => Promise<void>
}
export type Plan = Omit<TalkPlan, 'place'>

/** Starts them with `talking` people in one room and `others` connected who hear nothing of it. */
export async function openPlaces(live: LiveStage, talking: number, others: number): Promise<Places> {
  const [ours, bare, prosody] = [await live.startOurs(), await live.startBare(), await startProsody()]
  const [here, there] = [gatherCrowd(), gatherCrowd()]
  const people = live.people.slice(0, talking)
  const idle = live.people.slice(talking, talking + others)
  await here.open(
    ours.origin,
    '/api/live',
    idle.map(({ cookie }) => cookie),
  )
  await there.open(
    bare.origin,
    '/api/live',
    idle.map(({ bareCookie }) => bareCookie),
  )
  const room = await makeRoom(ours, people)
  const inBare = { room: uuidv7(), to: people.map(({ id }) => id).join(' ') }
  const cookies = (of: 'cookie' | 'bareCookie') => people.map((one) => one[of])
  return {
    served: { ours, bare, prosody },
    ours: (plan) =>
      runTalk({
        ...plan,
        place: { kind: 'http', origin: ours.origin, path: '/api/chat/post', fields: { room }, cookies: cookies('cookie') },
      }),
    bare: (plan) =>
      runTalk({
        ...plan,
        place: { kind: 'http', origin: bare.origin, path: '/say', fields: inBare, cookies: cookies('bareCookie') },
      }),
    prosody:
      prosody &&
      ((plan) =>
        runTalk({
          ...plan,
          place: {
            kind: 'xmpp',
            port: prosody.port,
            ...(talking > 2 ? { people: talking, room: 'salle' } : { people: talking + others }),
          },
        })),
    close: async () => {
      await Promise.all([here.leave(), there.leave()])
      await Promise.all([ours.stop(), bare.stop(), prosody?.stop()])
    },
  }
}

/** By the doors of the product: a pair is open at once, a group is joined by each. */
async function makeRoom(served: Served, [first, ...others]: LivePerson[]): Promise<string> {
  if (!first) throw new Error('a room wants people')
  const { room } = await ask(
    served,
    first,
    'start',
    others.map(({ id }) => ['people[]', id]),
  )
  if (others.length > 1) for (const one of others) await ask(served, one, 'join', [['room', room.id]])
  return room.id
}

async function ask(
  served: Served,
  { cookie }: LivePerson,
  verb: string,
  fields: [string, string][],
): Promise<{ room: { id: string } }> {
  const body = new URLSearchParams(fields)
  const headers = { cookie, origin: served.origin, accept: 'application/json' }
  const answer = await fetch(`${served.origin}/api/chat/${verb}`, { method: 'POST', body, headers })
  if (answer.status !== 200) throw new Error(`${verb} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  return (await answer.json()) as { room: { id: string } }
}
