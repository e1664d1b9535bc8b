export type SecondFactor = 'off' | 'admins' | 'staff'
export type Identity = { name: string; timeZone: string }

/** Days in the trash; months in all, null for as long as one likes; bytes of files by profile. */
export type Keeping = {
  trashDays: number
  retentionMonths: number | null
  quotas: Record<'student' | 'guardian' | 'teacher' | 'staff', number>
}

export type SchoolSettings = Identity & {
  uai: string
  secondFactor: SecondFactor
  /** How many people of access each choice would ask to set one up, who have none. */
  without: { admins: number; staff: number }
  keeping: Keeping
}
