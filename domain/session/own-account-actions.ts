'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action, type GateState } from './action.ts'
import { enter } from './enter.ts'
import { joinSchool, leaveSchools, requireOwnAccount } from './other-schools.ts'
import { sessionCookieName } from './session-cookie.ts'
import { closeSession, closeSessionsOf } from './sessions.ts'

const one = z.strictObject({ id: z.uuid() })

/** Signs one's own other browser out. */
export const closeSessionAction = action(one, async ({ personId }, { id }) => {
  await closeSession({ personId, sessionId: id })
  refresh()
})

/** « Déconnecter partout »: every browser, this one too. */
export const signOutEverywhereAction = action(z.strictObject({}), async ({ personId }) => {
  await closeSessionsOf(personId)
  ;(await cookies()).delete(sessionCookieName())
  redirect('/sign-in')
})

const password = z.string().max(10_000)
const joining = z.strictObject({ current: password, identifier: z.string().max(500), password })
export const joinSchoolAction = action<z.infer<typeof joining>, GateState>(joining, async (viewer, input) => {
  await joinSchool(viewer, input)
  refresh()
  return { done: true }
})

export const leaveSchoolsAction = action(z.strictObject({}), async (viewer) => {
  await leaveSchools(viewer)
  refresh()
})

/** Leaves this session for one in another school of one's own, by its second factor where it has one. */
export const switchSchoolAction = action(one, async (viewer, { id }) => {
  await requireOwnAccount(viewer, id)
  await closeSession(viewer)
  await enter(id, undefined, viewer)
})
