import type { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { fieldsOf } from '#domain/session/action'
import type { Viewer } from '#domain/session/viewer'

export type Door = (viewer: Viewer, fields: FormData) => Promise<object | undefined>

/** A verb behind `POST /api/chat/<verb>`: its fields by a strict schema, then the verb. What it gives is the answer. */
export function door<I>(schema: z.ZodType<I>, run: (viewer: Viewer, input: I) => Promise<object | undefined>): Door {
  return (viewer, fields) => {
    const parsed = schema.safeParse(fieldsOf(fields))
    if (!parsed.success) throw new Refusal('bad-input', {}, String(parsed.error.issues[0]?.path[0] ?? ''))
    return run(viewer, parsed.data)
  }
}
