import { z } from 'zod'
import { database } from '#db/client'
import { markIdle } from '#domain/presence/mark-idle'
import { saveStatus } from '#domain/presence/save-status'
import { STATUSES } from '#domain/presence/types'
import { NotFound } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'
import { acceptContact, refuseContact, removeContact } from './answer-contact.ts'
import { type Door, door } from './door.ts'
import { requireMaySpeak } from './may-begin.ts'
import { chatPolicyOf } from './queries.ts'
import { requestContact } from './request-contact.ts'
import { requireAllowed } from './sayable.ts'

type Verb = (viewer: Viewer, personId: string) => Promise<void>
const person = z.strictObject({ person: z.string().max(64) })
const status = z.strictObject({ status: z.enum(STATUSES), text: z.string().max(2000).default('') })
const idle = z.strictObject({ screen: z.string().max(64), idle: z.enum(['yes', 'no']) })

/** The doors of favourites and presence. Without a chat there are none of them. */
export const CONTACT_DOORS: Record<string, Door> = {
  favourite: about(requestContact),
  unfavourite: about(removeContact),
  accept: about(acceptContact),
  refuse: about(refuseContact),
  status: door(status, async (viewer, chosen) => {
    await requireChat(viewer)
    if (chosen.text.trim()) requireAllowed(await requireMaySpeak(viewer, database()), chosen.text, 'text')
    await saveStatus(viewer, chosen.status, chosen.text)
    return undefined
  }),
  idle: door(idle, async (viewer, told) => {
    await markIdle(viewer, told.screen, told.idle === 'yes')
    return undefined
  }),
}

function about(verb: Verb): Door {
  return door(person, async (viewer, { person: id }) => {
    await requireChat(viewer)
    await verb(viewer, id)
    return undefined
  })
}

async function requireChat(viewer: Viewer): Promise<void> {
  if ((await chatPolicyOf(viewer)) === 'off') throw new NotFound()
}
