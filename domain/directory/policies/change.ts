import { z } from 'zod'
import { CHOICES, type Policies, PROFILES, TARGETS } from './policy-table.ts'
import { PRESETS } from './presets.ts'

const reach = z.enum(['none', 'own', 'all'])
const row = z.strictObject({ student: reach, guardian: reach, teacher: reach, staff: reach, groups: reach })
const policies = z.strictObject({ student: row, guardian: row, teacher: row, staff: row })
const ruleReach = z.enum(['members', 'group'])

/** One change of who may write to whom, as it is shown beforehand and then saved. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** The matrix; `before` is what it was when the change was shown. */
  z.strictObject({ kind: z.literal('policies'), before: policies, after: policies }),
  /** A rule of one's own from a group to a group. */
  z.strictObject({ kind: z.enum(['add', 'remove']), from: z.uuid(), to: z.uuid(), reach: ruleReach }),
  /** Whether the members of a group write to each other; `policy`: as the matrix says for such groups. */
  z.strictObject({ kind: z.literal('inner'), group: z.uuid(), writing: z.enum(['yes', 'no', 'policy']) }),
])
export type Change = z.infer<typeof changeSchema>

type Params = Record<string, string | string[] | undefined>

/**
 * The change that an address asks to be shown: `?preset=careful`, cells of the matrix (`?student.teacher=all`), a rule
 * (`?kind=add&from=…&to=…&reach=group`) or the writing in a group (`?group=…&writing=no`). Null for what says nothing of these.
 */
export function changeOf(params: Params, before: Policies): Change | null {
  const { preset, kind, from, to, group, writing } = params
  if (kind) return changeSchema.safeParse({ kind, from, to, reach: params.reach }).data ?? null
  if (group) return changeSchema.safeParse({ kind: 'inner', group, writing }).data ?? null
  if (preset) return isPreset(preset) ? { kind: 'policies', before, after: PRESETS[preset] } : null
  return { kind: 'policies', before, after: withCells(before, params) }
}

/** The policies with those cells of the address that may be said; anything else is left as it was. */
export function withCells(before: Policies, params: Params): Policies {
  const cell = (from: (typeof PROFILES)[number], target: (typeof TARGETS)[number]) =>
    CHOICES[from][target].find((one) => one === params[`${from}.${target}`]) ?? before[from][target]
  return Object.fromEntries(
    PROFILES.map((from) => [from, Object.fromEntries(TARGETS.map((target) => [target, cell(from, target)]))]),
  ) as Policies
}

function isPreset(name: string | string[]): name is keyof typeof PRESETS {
  return typeof name === 'string' && Object.hasOwn(PRESETS, name)
}
