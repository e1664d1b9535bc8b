'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type AdminState, adminAction, type FormState } from '#domain/session/action'
import type { Viewer } from '#domain/session/viewer'
import { makeSheets, type Slip } from './activation-sheets.ts'
import { addPerson } from './add-person.ts'
import { makeAdministrator, unmakeAdministrator } from './administrators.ts'
import { allowWriting, blockWriting } from './block-writing.ts'
import { correctPerson, saveContactDetails } from './correct-person.ts'
import { endAccess, giveAccessBack } from './end-access.ts'
import { readPeopleFilter } from './people-filter.ts'
import { removeSecondFactor, resetAccess, signOutPerson } from './reset-access.ts'

const one = z.strictObject({ id: z.uuid() })
const withPassword = z.strictObject({ id: z.uuid(), password: z.string().max(10_000) })

/** A verb on one person: done, their page says so. */
function onPerson(done: string, verb: (viewer: Viewer, id: string) => Promise<void>) {
  return adminAction<z.infer<typeof one>, AdminState>(one, async (viewer, { id }) => {
    await verb(viewer, id)
    redirect(`/admin/people/${id}?done=${done}`)
  })
}

/** The same, after the administrator's own password. */
function onPersonSurely(done: string, verb: (viewer: Viewer, id: string, password: string) => Promise<void>) {
  return adminAction<z.infer<typeof withPassword>, AdminState>(withPassword, async (viewer, { id, password }) => {
    await verb(viewer, id, password)
    redirect(`/admin/people/${id}?done=${done}`)
  })
}

export const blockWritingAction = onPerson('block', blockWriting)
export const allowWritingAction = onPerson('unblock', allowWriting)
export const endAccessAction = onPerson('leave', endAccess)
export const giveAccessBackAction = onPerson('return', giveAccessBack)
export const signOutPersonAction = onPerson('signOut', signOutPerson)
export const removeSecondFactorAction = onPerson('secondFactor', removeSecondFactor)
export const makeAdministratorAction = onPersonSurely('makeAdmin', makeAdministrator)
export const unmakeAdministratorAction = onPersonSurely('unmakeAdmin', unmakeAdministrator)

/** « Réinitialiser »: the new code is told here alone, never in an address. */
export const resetAccessAction = adminAction<z.infer<typeof one>, AdminState>(one, async (viewer, { id }) => ({
  code: await resetAccess(viewer, id),
}))

const names = z.strictObject({
  id: z.uuid(),
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  duty: z.string().max(100),
})

export const correctPersonAction = adminAction<z.infer<typeof names>, AdminState>(names, async (viewer, { id, ...input }) => {
  await correctPerson(viewer, id, input)
  redirect(`/admin/people/${id}?done=correct`)
})

export type SheetsState = FormState & { slips?: Slip[]; address?: string }

/** A box that is not ticked is not sent. */
const sheetsForm = z.strictObject({
  q: z.string().max(100),
  profile: z.string().max(20),
  className: z.string().max(100),
  state: z.string().max(20),
  onlyNew: z.literal('on').optional(),
})

/** Codes for all who fit and have no password, to be printed; they are in the answer of this one post and nowhere else. */
export const makeSheetsAction = adminAction<z.infer<typeof sheetsForm>, SheetsState>(
  sheetsForm,
  async (viewer, { onlyNew, ...asked }) => makeSheets(viewer, readPeopleFilter(asked), onlyNew === 'on'),
)

const contact = z.strictObject({
  id: z.uuid(),
  email: z.string().max(254),
  mobile: z.string().max(40),
  phone: z.string().max(40),
  address: z.string().max(500),
})

export const saveContactDetailsAction = adminAction<z.infer<typeof contact>, AdminState>(
  contact,
  async (viewer, { id, ...input }) => {
    await saveContactDetails(viewer, id, input)
    redirect(`/admin/people/${id}?done=contact`)
  },
)

const newPerson = z.strictObject({
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  profile: z.enum(['teacher', 'staff']),
  duty: z.string().max(100),
  email: z.string().max(254),
  anyway: z.literal('on').optional(),
})

export const addPersonAction = adminAction<z.infer<typeof newPerson>, AdminState>(
  newPerson,
  async (viewer, { anyway, ...input }) => {
    const id = await addPerson(viewer, { ...input, anyway: anyway === 'on' })
    redirect(`/admin/people/${id}?done=add`)
  },
)
