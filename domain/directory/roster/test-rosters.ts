import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import type { RosterSchool } from './test-school-roster.ts'

type Cell = string | number | boolean
type Table = { columns: string; rows: Cell[][] }

/** Writes files into the folder, which is made where it is missing, and gives their paths. */
export async function writeFiles(folder: string, files: Record<string, string | Uint8Array>): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths = Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content }))
  await Promise.all(paths.map(({ path, content }) => writeFile(path, content)))
  return paths.map(({ path }) => path)
}

/** The school as OneRoster CSV (bulk) in the folder, each teacher being enrolled in the homerooms that they teach. */
export function writeOneRoster(school: RosterSchool, folder: string, version: '1.1' | '1.2' = '1.1'): Promise<string[]> {
  const tables = { ...oneRosterTables(school), ...(version === '1.1' ? users11(school) : users12(school)) }
  const manifest: Table = {
    columns: 'propertyName,value',
    rows: [
      ['manifest.version', '1.0'],
      ['oneroster.version', version],
      ...Object.keys(tables).map((name) => [`file.${name}`, 'bulk']),
      ['file.demographics', 'absent'],
      ['source.systemName', 'Essais'],
    ],
  }
  const files = Object.entries({ manifest, ...tables }).map(([name, table]) => [`${name}.csv`, csvOf(table)])
  return writeFiles(folder, Object.fromEntries(files))
}

/** RFC 4180, quoted where it must be. */
export function csvOf({ columns, rows }: Table, separator = ','): string {
  const cell = (value: Cell) => (/["\r\n,;\t]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value))
  return [columns.replaceAll(',', separator), ...rows.map((row) => row.map(cell).join(separator)), ''].join('\r\n')
}

function oneRosterTables(school: RosterSchool): Record<string, Table> {
  const classRow = (id: string, title: string, type: string, subject: string) => [
    id,
    '',
    '',
    title,
    '',
    `co-${type}`,
    id,
    type,
    '',
    'org-1',
    'term-1',
    subject,
    '',
    '',
  ]
  return {
    orgs: {
      columns: 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
      rows: [['org-1', '', '', school.name, 'school', school.uai, '']],
    },
    classes: {
      columns:
        'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
      rows: [
        ...school.classes.map((name) => classRow(`c-${name}`, name, 'homeroom', '')),
        ...school.courses.map(({ code, name }) => classRow(`g-${code}`, name, 'scheduled', 'latin')),
      ],
    },
    enrollments: {
      columns: 'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
      rows: enrollments(school).map(([klass, user, role, primary], index) => [
        `e-${index}`,
        '',
        '',
        klass,
        'org-1',
        user,
        role,
        primary,
        '',
        '',
      ]),
    },
  }
}

function enrollments({ students, teachers }: RosterSchool): [string, string, string, boolean][] {
  return [
    ...students.flatMap((one) =>
      [`c-${one.className}`, ...one.courses.map((code) => `g-${code}`)].map(
        (klass) => [klass, `u-${one.id}`, 'student', false] as [string, string, string, boolean],
      ),
    ),
    ...teachers.flatMap((one) => [
      ...one.classes.map(
        (name) => [`c-${name}`, `u-${one.id}`, 'teacher', name === one.headOf] as [string, string, string, boolean],
      ),
      ...one.courses.map((code) => [`g-${code}`, `u-${one.id}`, 'teacher', true] as [string, string, string, boolean]),
    ]),
  ]
}

type User = { id: number; firstName: string; lastName: string; email?: string; mobile?: string; role: string; agents: number[] }

function usersOf({ students, guardians, teachers, staff }: RosterSchool): User[] {
  const agents = Map.groupBy(
    guardians.flatMap((one) => one.children.map((child) => ({ child: child.id, guardian: one.id }))),
    ({ child }) => child,
  )
  return [
    ...students.map((one) => ({ ...one, role: 'student', agents: (agents.get(one.id) ?? []).map(({ guardian }) => guardian) })),
    ...guardians.map((one) => ({ ...one, role: 'parent', agents: one.children.map(({ id }) => id) })),
    ...teachers.map((one) => ({ ...one, role: 'teacher', agents: [] })),
    ...staff.map((one) => ({ ...one, role: one.isAdmin ? 'administrator' : 'aide', agents: [] })),
  ]
}

function users11(school: RosterSchool): Record<string, Table> {
  const columns =
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
  const row = ({ id, role, firstName, lastName, email = '', mobile = '', agents }: User) => [
    `u-${id}`,
    '',
    '',
    true,
    'org-1',
    role,
    `u${id}`,
    '',
    firstName,
    lastName,
    '',
    '',
    email,
    mobile,
    '',
    agents.map((one) => `u-${one}`).join(','),
    '',
    '',
  ]
  return { users: { columns, rows: usersOf(school).map(row) } }
}

function users12(school: RosterSchool): Record<string, Table> {
  const columns =
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns'
  const row = ({ id, firstName, lastName, email = '', mobile = '', agents }: User) => [
    `u-${id}`,
    '',
    '',
    true,
    `u${id}`,
    '',
    firstName,
    lastName,
    '',
    '',
    email,
    mobile,
    '',
    agents.map((one) => `u-${one}`).join(','),
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'org-1',
    '',
  ]
  const role12: Record<string, string> = { administrator: 'siteAdministrator' }
  const roles: Table = {
    columns: 'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    rows: usersOf(school).map(({ id, role }) => [
      `r-${id}`,
      '',
      '',
      `u-${id}`,
      'primary',
      role12[role] ?? role,
      '',
      '',
      'org-1',
      '',
    ]),
  }
  return { users: { columns, rows: usersOf(school).map(row) }, roles }
}

/** The school as three tables of its own: students with their guardians in columns, teachers, staff. */
export function writeFreeCsv(school: RosterSchool, folder: string, separator: ',' | ';' | '\t' = ';'): Promise<string[]> {
  const guardian = (number: number) =>
    ['Nom', 'Prénom', 'Civilité', 'Courriel', 'Mobile'].map((part) => `${part} responsable ${number}`)
  const columns = ['Nom', 'Prénom', 'Identifiant', 'Classe', 'Groupes', ...guardian(1), ...guardian(2)].join(',')
  const students = school.students.map((one) => [
    one.lastName,
    one.firstName,
    one.id,
    one.className,
    school.courses
      .filter(({ code }) => one.courses.includes(code))
      .map(({ name }) => name)
      .join(', '),
    ...school.guardians
      .filter(({ children }) => children.includes(one))
      .flatMap(({ lastName, firstName, relation, email = '', mobile = '' }) => [
        lastName,
        firstName,
        relation === 'mother' ? 'Mme' : 'M.',
        email,
        mobile,
      ]),
  ])
  const courseName = (code: string) => school.courses.find((course) => course.code === code)?.name ?? ''
  const teachers = school.teachers.map((one) => [
    one.lastName,
    one.firstName,
    one.id,
    one.subject,
    one.classes.join(', '),
    one.courses.map(courseName).join(', '),
    one.headOf,
  ])
  const staff = school.staff.map((one) => [one.lastName, one.firstName, one.id, one.duty])
  return writeFiles(folder, {
    'eleves.csv': csvOf({ columns, rows: students }, separator),
    'enseignants.csv': csvOf(
      { columns: 'Nom,Prénom,Identifiant,Matière,Classes,Groupes,Professeur principal', rows: teachers },
      separator,
    ),
    'personnels.csv': csvOf({ columns: 'Nom,Prénom,Identifiant,Fonction', rows: staff }, separator),
  })
}

export const latin9 = (text: string) => iconv.encode(text, 'iso-8859-15')
