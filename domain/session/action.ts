import 'server-only'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ZodType } from 'zod'
import { NotFound, Refusal } from '#domain/refusal'
import { type DescribedRefusal, describeRefusal } from './describe-refusal.ts'
import { requireAdmin, requireViewer } from './get-viewer.ts'
import { requireSameOrigin } from './origin.ts'
import type { Viewer } from './viewer.ts'

/** What a form knows after it was sent: the refusal as a sentence, and the field that it is about. */
export type FormState = { refusal?: DescribedRefusal }

/** An action as a plain form calls it, or as `useActionState` does. */
type Action<S> = {
  (formData: FormData): Promise<void>
  (state: S, formData: FormData): Promise<S>
}

/**
 * Makes every door the same: who (origin and viewer), parse (the form's fields by a strict schema), then `run`, whose answer
 * becomes the form's state. A `Refusal` becomes `state.refusal`; not found is the page not found. With scripts off and no
 * state the refusal rises to the error page.
 */
export function action<I, S extends FormState = FormState>(
  schema: ZodType<I> | ((formData: FormData) => I),
  run: (viewer: Viewer, input: I, state: S | undefined) => Promise<S | undefined | void>,
): Action<S> {
  return door(async (state: S | undefined, formData) => {
    const viewer = await requireViewer()
    return run(viewer, parse(schema, formData), state)
  })
}

/** A form of the administration: what was typed comes back with a refusal, passwords apart; `code` is told in the answer alone. */
export type AdminState = FormState & { typed?: Record<string, string>; saved?: boolean; code?: string }

/** The same door for administrators of the school; for everybody else it is not there. */
export function adminAction<I, S extends FormState = FormState>(
  schema: ZodType<I> | ((formData: FormData) => I),
  run: (viewer: Viewer, input: I, state: S | undefined) => Promise<S | undefined | void>,
): Action<S> {
  return door(async (state: S | undefined, formData) => run(await requireAdmin(), parse(schema, formData), state), typedOf)
}

/** A form of a few fields (`components/session/gate-form.tsx`): whether it did its work, recovery codes to keep, and what was typed, passwords apart. */
export type GateState = FormState & { done?: boolean; codes?: string[]; typed?: Record<string, string> }

/** The same door for strangers: all that leads to a session, and the language of the sign-in page; nothing else. */
export function publicAction<I, S extends GateState = GateState>(
  schema: ZodType<I>,
  run: (input: I, state: S | undefined) => Promise<S | undefined | void>,
): Action<S> {
  return door(async (state: S | undefined, formData) => run(parse(schema, formData), state), typedOf)
}

function typedOf(formData: FormData): GateState {
  const typed = Object.entries(fieldsOf(formData)).filter(([name, value]) => typeof value === 'string' && !/password/i.test(name))
  return { typed: Object.fromEntries(typed) as Record<string, string> }
}

function door<S extends FormState>(
  work: (state: S | undefined, formData: FormData) => Promise<S | undefined | void>,
  keep: (formData: FormData) => object = () => ({}),
): Action<S> {
  return (async (...given: [FormData] | [S, FormData]) => {
    const formData = given.length === 1 ? given[0] : given[1]
    const state = given.length === 1 ? undefined : given[0]
    try {
      requireSameOrigin(await headers())
      return (await work(state, formData)) ?? undefined
    } catch (error) {
      if (error instanceof NotFound) notFound()
      if (!(error instanceof Refusal) || given.length === 1) throw error
      return { ...state, ...keep(formData), refusal: await describeRefusal(error) } as S
    }
  }) as Action<S>
}

function parse<I>(schema: ZodType<I> | ((formData: FormData) => I), formData: FormData): I {
  if (typeof schema === 'function') return schema(formData)
  const result = schema.safeParse(fieldsOf(formData))
  if (!result.success) throw new Refusal('bad-input', {}, String(result.error.issues[0]?.path[0] ?? ''))
  return result.data
}

/** The form's fields as an object; a field ending in `[]` is always a list, under its bare name. React's own fields are left out. */
export function fieldsOf(formData: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const key of new Set(formData.keys())) {
    if (key.startsWith('$ACTION')) continue
    if (key.endsWith('[]')) fields[key.slice(0, -2)] = formData.getAll(key)
    else fields[key] = formData.get(key)
  }
  return fields
}
