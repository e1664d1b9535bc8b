import type { Profile } from '../types.ts'

export type { Profile }
/** Whom a policy speaks of: people of a profile, or groups as wholes. */
export type Target = Profile | 'groups'
/** `own` means what `CHOICES` of the two says: one's class, one's teachers, one's children, the groups that one teaches. */
export type Reach = 'none' | 'own' | 'all'
export type Policies = Record<Profile, Record<Target, Reach>>

export const PROFILES: readonly Profile[] = ['student', 'guardian', 'teacher', 'staff']
export const TARGETS: readonly Target[] = [...PROFILES, 'groups']

/** The name of the group of kind `profile` that holds everybody of a profile, in every school. */
export const PROFILE_GROUPS: Record<Profile, string> = {
  student: 'Élèves',
  guardian: 'Parents',
  teacher: 'Enseignants',
  staff: 'Personnels',
}

const ANY: readonly Reach[] = ['none', 'own', 'all']
const ALL: readonly Reach[] = ['none', 'all']
const NEVER: readonly Reach[] = ['none']

/**
 * What a cell may say. A student never writes to a family, a guardian to no child but their own, and neither addresses groups. Staff
 * have no classes, so for and to them there is no « own ».
 */
export const CHOICES: Record<Profile, Record<Target, readonly Reach[]>> = {
  student: { student: ANY, guardian: NEVER, teacher: ANY, staff: ALL, groups: NEVER },
  guardian: { student: ['none', 'own'], guardian: ANY, teacher: ANY, staff: ALL, groups: NEVER },
  teacher: { student: ANY, guardian: ANY, teacher: ANY, staff: ALL, groups: ANY },
  staff: { student: ALL, guardian: ALL, teacher: ALL, staff: ALL, groups: ALL },
}

/** The cells in which two tables differ. */
export function changedCells(
  before: Policies,
  after: Policies,
): { from: Profile; target: Target; before: Reach; after: Reach }[] {
  return PROFILES.flatMap((from) =>
    TARGETS.filter((target) => before[from][target] !== after[from][target]).map((target) => ({
      from,
      target,
      before: before[from][target],
      after: after[from][target],
    })),
  )
}

/** Whether both say the same in every cell. */
export function samePolicies(one: Policies, other: Policies): boolean {
  return changedCells(one, other).length === 0
}
