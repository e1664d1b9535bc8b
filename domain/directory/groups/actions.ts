'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { adminAction, type FormState } from '#domain/session/action'
import { deleteGroup, makeGroup, makeMailbox, renameGroup } from './change-group.ts'
import { addMember, type Membership, removeMember } from './change-members.ts'
import { NAME_LENGTH } from './own-group.ts'

const name = z
  .string()
  .max(400)
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(NAME_LENGTH))
const id = z.uuid()
const membership = z.strictObject({ group: id, person: id, role: z.enum(['member', 'runner']) })

export type GroupState = FormState & { saved?: boolean }

/** Makes a group and opens its page. */
export const makeGroupAction = adminAction<{ name: string }, GroupState>(z.strictObject({ name }), async (viewer, input) => {
  redirect(`/admin/groups/${await makeGroup(viewer, input.name)}`)
})

/** Makes a shared mailbox and opens its page. */
export const makeMailboxAction = adminAction<{ name: string }, GroupState>(z.strictObject({ name }), async (viewer, input) => {
  redirect(`/admin/groups/${await makeMailbox(viewer, input.name)}`)
})

export const renameGroupAction = adminAction<{ id: string; name: string }, GroupState>(
  z.strictObject({ id, name }),
  async (viewer, input) => {
    await renameGroup(viewer, input.id, input.name)
    refresh()
    return { saved: true }
  },
)

/** Deletes a group and goes back to the list. */
export const deleteGroupAction = adminAction<{ id: string }, GroupState>(z.strictObject({ id }), async (viewer, input) => {
  await deleteGroup(viewer, input.id)
  redirect('/admin/groups?deleted=yes')
})

export const addMemberAction = adminAction<Membership, GroupState>(membership, async (viewer, input) => {
  await addMember(viewer, input)
  refresh()
  return {}
})

export const removeMemberAction = adminAction<Membership, GroupState>(membership, async (viewer, input) => {
  await removeMember(viewer, input)
  refresh()
  return {}
})
