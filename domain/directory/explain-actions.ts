'use server'

import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { action, type FormState } from '#domain/session/action'
import { describeRefusal } from '#domain/session/describe-refusal'
import { getPerson } from './queries.ts'

const personForm = z.strictObject({ id: z.uuid() })

type Explained = FormState & { sentence?: string }

/** « Pourquoi ? »: the rule that keeps the viewer from writing to somebody whom they may see, in one sentence. */
export const explainReachAction = action<z.infer<typeof personForm>, Explained>(personForm, async (viewer, { id }) => {
  const { canWrite, reason } = await getPerson(viewer, id)
  return canWrite ? {} : { sentence: (await describeRefusal(new Refusal(reason.code, reason.values))).sentence }
})
