import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { HttpPlace } from './http-seat.ts'

/** Two who talk, `messages` one after another; or with `seconds` all in the room at once. */
export type TalkPlan = {
  place: ({ kind: 'http'; cookies: string[] } & HttpPlace) | { kind: 'xmpp'; port: number; people: number; room?: string }
  messages: number
  seconds?: number
}
/** `took`: milliseconds from saying to hearing. `lost`: what somebody did not hear within five seconds. */
export type TalkResult = { took: number[]; deliveriesPerSecond: number; said: number; lost: number }

export async function runTalk(plan: TalkPlan): Promise<TalkResult> {
  const child = spawn(process.execPath, [`${import.meta.dirname}/talkers.ts`], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(plan))
  const said = await text(child.stdout)
  if (!said) throw new Error('the talk broke off')
  return JSON.parse(said) as TalkResult
}
