import 'server-only'
import { cookies } from 'next/headers'
import { type Enrolment, readEnrolment } from './second-factor.ts'
import { sessionCookieOptions } from './session-cookie.ts'
import { findChallenge } from './sign-in-challenges.ts'

const NAME = 'preau.step'
const LONGEST = 15 * 60_000

/** The token of the step between password and session, in this browser. */
export async function challengeToken(): Promise<string> {
  return (await cookies()).get(NAME)?.value.slice(0, 100) ?? ''
}

export async function keepChallenge(token: string): Promise<void> {
  ;(await cookies()).set(NAME, token, sessionCookieOptions(new Date(Date.now() + LONGEST)))
}

export async function forgetChallenge(): Promise<void> {
  ;(await cookies()).delete(NAME)
}

/** The key that waits for the first code of whoever stands before that step in this browser. */
export async function readOwnEnrolment(): Promise<Enrolment | null> {
  const challenge = await findChallenge(await challengeToken())
  return challenge && readEnrolment(challenge.personId)
}
