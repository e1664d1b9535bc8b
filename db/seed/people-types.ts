export type Profile = 'student' | 'guardian' | 'teacher' | 'staff'

/** Somebody of a made school; `female` is for the texts only and is not stored. */
export type Person = {
  id: string
  profile: Profile
  firstName: string
  lastName: string
  name: string
  identifier: string
  female: boolean
  duty: string
  className: string
  /** False: the account was never activated, or the person left. */
  active: boolean
  left: boolean
  isAdmin: boolean
}

export type SchoolClass = { name: string; level: string; students: Person[]; teachers: Person[]; head: Person }
export type Guardianship = { guardian: Person; student: Person; relation: 'mother' | 'father' | 'guardian' }

/** A whole school, before any group or message. */
export type School = {
  id: string
  uai: string
  name: string
  people: Person[]
  students: Person[]
  guardians: Person[]
  teachers: Person[]
  staff: Person[]
  classes: SchoolClass[]
  guardianships: Guardianship[]
  guardiansOf: Map<string, Person[]>
  childrenOf: Map<string, Person[]>
  /** By identifier. */
  named(identifier: string): Person
}
