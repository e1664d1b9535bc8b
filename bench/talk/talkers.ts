/** People who talk, in a process of their own. Reads a `TalkPlan` on stdin and writes a `TalkResult` on stdout. */
import { text } from 'node:stream/consumers'
import { uuidv7 } from '#db/uuid'
import { takeHttpSeat } from './http-seat.ts'
import type { TalkPlan, TalkResult } from './run-talk.ts'
import type { Seat } from './seat.ts'
import { takeXmppSeat } from './xmpp-seat.ts'

/** Before it counts. */
const WARM = 50

async function takeSeats(plan: TalkPlan): Promise<Seat[]> {
  if (plan.place.kind === 'http') {
    const { place } = plan
    return Promise.all(place.cookies.map((cookie) => takeHttpSeat(place, cookie)))
  }
  const { port, people, room } = plan.place
  const seats = []
  for (let n = 0; n < people; n++) seats.push(await takeXmppSeat(port, room ? { room } : {}))
  if (!room && seats[0] && seats[1]) seats[0].sayTo(seats[1].address)
  return seats
}

/** The first says, the second hears, one message after another. */
async function converse([speaker, hearer]: Seat[], count: number): Promise<number[]> {
  if (!speaker || !hearer) throw new Error('a talk wants two')
  const took: number[] = []
  for (let n = 0; n < WARM + count; n++) {
    const id = uuidv7()
    const heard = new Promise<number>((done) => {
      hearer.onHeard = (one) => one === id && done(performance.now())
    })
    const began = performance.now()
    const [at] = await Promise.all([heard, speaker.say(id)])
    if (n >= WARM) took.push(at - began)
  }
  return took
}

/** All say as quickly as the server takes it; what is counted is what all hear of what was said within the time. */
async function saturate(seats: Seat[], seconds: number): Promise<Omit<TalkResult, 'took'>> {
  let deliveries = 0
  let said = 0
  for (const seat of seats) {
    seat.onHeard = () => {
      deliveries++
    }
  }
  const began = performance.now()
  const isOver = () => performance.now() - began > seconds * 1000
  const keepSaying = async (seat: Seat) => {
    while (!isOver()) {
      await seat.say(uuidv7())
      said++
    }
  }
  await Promise.all(seats.map(keepSaying))
  const [heard, took] = [deliveries, (performance.now() - began) / 1000]
  for (let waited = 0; deliveries < said * seats.length && waited < 100; waited++)
    await new Promise((done) => setTimeout(done, 50))
  return { deliveriesPerSecond: heard / took, said, lost: said * seats.length - deliveries }
}

const plan = JSON.parse(await text(process.stdin)) as TalkPlan
const seats = await takeSeats(plan)
const nothing = { deliveriesPerSecond: 0, said: 0, lost: 0 }
const result: TalkResult = plan.seconds
  ? { took: [], ...(await saturate(seats, plan.seconds)) }
  : { ...nothing, took: await converse(seats, plan.messages) }
for (const seat of seats) seat.leave()
process.stdout.write(JSON.stringify(result))
