import { type Policies, samePolicies } from './policy-table.ts'

export const PRESETS = {
  /** Everybody reaches everybody at school, families of a class each other. */
  open: {
    student: { student: 'all', guardian: 'none', teacher: 'all', staff: 'all', groups: 'none' },
    guardian: { student: 'own', guardian: 'own', teacher: 'all', staff: 'all', groups: 'none' },
    teacher: { student: 'all', guardian: 'all', teacher: 'all', staff: 'all', groups: 'all' },
    staff: { student: 'all', guardian: 'all', teacher: 'all', staff: 'all', groups: 'all' },
  },
  /** What a new school begins with. */
  usual: {
    student: { student: 'own', guardian: 'none', teacher: 'own', staff: 'all', groups: 'none' },
    guardian: { student: 'own', guardian: 'none', teacher: 'own', staff: 'all', groups: 'none' },
    teacher: { student: 'all', guardian: 'all', teacher: 'all', staff: 'all', groups: 'own' },
    staff: { student: 'all', guardian: 'all', teacher: 'all', staff: 'all', groups: 'all' },
  },
  /** Students do not write to each other, teachers to their own classes and these families alone. */
  careful: {
    student: { student: 'none', guardian: 'none', teacher: 'own', staff: 'all', groups: 'none' },
    guardian: { student: 'own', guardian: 'none', teacher: 'own', staff: 'all', groups: 'none' },
    teacher: { student: 'own', guardian: 'own', teacher: 'all', staff: 'all', groups: 'own' },
    staff: { student: 'all', guardian: 'all', teacher: 'all', staff: 'all', groups: 'all' },
  },
} as const satisfies Record<string, Policies>

export type Preset = keyof typeof PRESETS
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[]

/** The preset that says the same, or null for policies of one's own. */
export function presetOf(policies: Policies): Preset | null {
  return PRESET_NAMES.find((name) => samePolicies(PRESETS[name], policies)) ?? null
}
