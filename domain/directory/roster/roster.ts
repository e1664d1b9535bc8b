import type { Profile } from '#domain/directory/types'

/** Where something stands in a file of the school: `line` from 1 (the element's first line in XML), `column` its header or element. */
export type Place = { file: string; line: number; column?: string }

/**
 * What every format of roster says, one fact at a time, in any order: the plan is made when all are in. Ids are the file's own,
 * begun by their source (`siecle-eleve:4012`, `sts:812`, `oneroster:u-1`, `csv:…`), stable from one export to the next.
 */
export type RosterFact = { place: Place } & (
  | {
      kind: 'person'
      externalId: string
      profile: Profile
      firstName: string
      lastName: string
      /** A subject taught or a function in words; empty for students and guardians. */
      duty: string
      isAdmin: boolean
      /** The file says that the person is gone (`tobedeleted`, a leaving date that is past). */
      leaves: boolean
      contact: { email?: string; mobile?: string; phone?: string; address?: string }
    }
  /** A class or a teaching group; `level` is '6' for « Élèves de 6e », empty where the file does not tell. */
  | { kind: 'class' | 'course'; externalId: string; name: string; level: string }
  /** `head`: head teacher (« professeur principal ») of the class. */
  | { kind: 'member'; group: string; person: string; role: 'student' | 'teacher' | 'head' }
  | { kind: 'tie'; guardian: string; student: string; relation: 'mother' | 'father' | 'guardian' }
)

/** What is wrong in a file: `error` leaves the line out, `warning` takes it all the same. `code` names the sentence (`roster.issues`). */
export type RosterIssue = {
  kind: 'issue'
  severity: 'error' | 'warning'
  code: string
  values: Record<string, string | number>
  place: Place
}

/** What kind of file it is. A file that cannot be read at all (encoding, wrong file, broken zip) is thrown as `Refusal`. */
export type RosterFormat = 'oneroster' | 'csv' | 'siecle-students' | 'siecle-guardians' | 'sts'

/** One file as it was brought, read as often as needed and never whole in memory. */
export type RosterFile = { name: string; bytes: number; open(): AsyncIterable<Uint8Array> }

/** What was brought, each file with its format. Files of one family only: OneRoster, free CSV, or SIECLE and STS together. */
export type Roster = { file: RosterFile; format: RosterFormat }[]

/** Which column of a free CSV is what (`CSV_FIELDS` → index from 0); made by the mapping screen, proposed by the headers. */
export type ColumnMapping = { profile: Profile | 'column'; columns: Record<string, number> }

export type RosterOptions = {
  /** The school's UAI: a file that names another school is refused. */
  uai: string
  /** Today in the school, `2026-09-01`: leaving dates are compared with it. */
  today: string
  /** OneRoster: `sourcedId` of the school to take where the files hold several, from `listOrgs`. */
  org?: string
  /** Free CSV: by the file's name; what is missing is proposed by the headers. */
  mappings?: Record<string, ColumnMapping>
  /** Who and what the school has already: a file of guardians alone may speak of students who came by an earlier one. */
  known?: { people: Iterable<KnownPerson>; groups: Iterable<string> }
}

export type KnownPerson = { externalId: string; profile: Profile; firstName: string; lastName: string; className: string }
