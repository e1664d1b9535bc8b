import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { factsOf, readAll } from './test-reading.ts'
import { writeFiles, writeOneRoster } from './test-rosters.ts'
import { makeRosterSchool, sizeOf } from './test-school-roster.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-oneroster-'))
})

const USERS =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
const user = (id: string, role: string, more: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string> = {
    sourcedId: id,
    enabledUser: 'true',
    orgSourcedIds: 'o1',
    role,
    givenName: 'Léa',
    familyName: 'Bernard',
  }
  return USERS.split(',')
    .map((column) => `"${more[column] ?? row[column] ?? ''}"`)
    .join(',')
}
const CLASSES =
  'sourcedId,status,dateLastModified,title,classCode,classType,schoolSourcedId,subjects\nk1,,,3A,3A,homeroom,o1,\nk2,,,Latin,LAT,scheduled,o1,latin\n'
const ENROLLMENTS =
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n'

async function reading(files: Record<string, string>, options = {}) {
  const base = { 'classes.csv': CLASSES, 'users.csv': `${USERS}\n${user('u1', 'student')}\n`, 'enrollments.csv': ENROLLMENTS }
  const place = await mkdtemp(join(folder, 'case-'))
  await writeFiles(place, { ...base, ...files })
  return readAll([place], options)
}

describe('OneRoster', () => {
  it.each(['1.1', '1.2'] as const)('reads a whole school of version %s without a word', async (version) => {
    const school = makeRosterSchool({ students: 60 })
    const place = join(folder, version)
    await writeOneRoster(school, place, version)
    const { facts, issues } = await readAll([place])
    expect(issues).toEqual([])
    const people = factsOf(facts, 'person')
    expect(people).toHaveLength(sizeOf(school))
    expect(factsOf(facts, 'class').map(({ name, level }) => [name, level])).toEqual(school.classes.map((name) => [name, name[0]]))
    expect(factsOf(facts, 'course')).toHaveLength(school.courses.length)
    expect(factsOf(facts, 'tie')).toHaveLength(school.guardians.reduce((count, { children }) => count + children.length, 0))
    expect(factsOf(facts, 'member').filter(({ role }) => role === 'head')).toHaveLength(school.classes.length)
    expect(people.filter(({ isAdmin }) => isAdmin)).toHaveLength(1)
    expect(people.find(({ externalId }) => externalId === 'oneroster:u-8000')).toMatchObject({
      profile: 'teacher',
      duty: 'latin',
    })
  })

  it('takes ties from either side, and says who is no guardian', async () => {
    const rows = [
      user('u1', 'student', { agentSourcedIds: 'p1,t1,r1,nobody' }),
      user('p1', 'parent'),
      user('p2', 'guardian', { agentSourcedIds: 'u1' }),
      user('t1', 'teacher'),
      user('r1', 'relative', { agentSourcedIds: 'u1' }),
    ]
    const { facts, issues } = await reading({ 'users.csv': [USERS, ...rows].join('\n') })
    expect(factsOf(facts, 'tie').map(({ guardian, student }) => [guardian, student])).toEqual([
      ['oneroster:p1', 'oneroster:u1'],
      ['oneroster:p2', 'oneroster:u1'],
    ])
    expect(issues.map(({ code, severity, place }) => [code, severity, place.line, place.column])).toEqual([
      ['relative', 'warning', 6, 'role'],
      ['agent-not-guardian', 'warning', 2, 'agentSourcedIds'],
      ['unknown-person', 'error', 2, 'agentSourcedIds'],
    ])
  })

  it('lets those go whom the file closes, with their ties and classes', async () => {
    const rows = [
      user('u1', 'student', { status: 'tobedeleted', agentSourcedIds: 'p1' }),
      user('p1', 'parent'),
      user('u2', 'student', { enabledUser: 'false' }),
    ]
    const members = `${ENROLLMENTS}e1,,,k1,o1,u1,student,false,,\ne2,,,k1,o1,u2,student,false,,\n`
    const { facts, issues } = await reading({ 'users.csv': [USERS, ...rows].join('\n'), 'enrollments.csv': members })
    expect(issues).toEqual([])
    expect(factsOf(facts, 'person').map(({ leaves }) => leaves)).toEqual([true, false, true])
    expect([...factsOf(facts, 'tie'), ...factsOf(facts, 'member')]).toEqual([])
  })

  it('leaves out enrolments that are over, closed, of nobody, or in no class', async () => {
    const members = `${ENROLLMENTS}e1,,,k1,o1,u1,student,false,2025-09-01,2026-07-04
e2,tobedeleted,2026-10-01T10:00:00Z,k1,o1,u1,student,false,,
e3,active,2026-10-01T10:00:00Z,k1,o1,u9,student,false,,
e4,,,k9,o1,u1,student,false,,
e5,,,k1,o1,u1,teacher,true,,
e6,,,k2,o1,u1,student,false,,demain\n`
    const { facts, issues } = await reading({ 'enrollments.csv': members })
    expect(factsOf(facts, 'member').map(({ group, role }) => [group, role])).toEqual([['oneroster:k2', 'student']])
    expect(issues.map(({ code, place }) => [code, place.line])).toEqual([
      ['bad-date', 7],
      ['unknown-person', 4],
      ['unknown-group', 5],
      ['not-adult', 6],
    ])
  })

  it('tells empty names, second ids, unknown roles and addresses that are none, each with line and column', async () => {
    const rows = [
      user('u1', 'student', { email: 'lea(at)exemple', sms: 'demain' }),
      user('u1', 'student'),
      user('u2', 'student', { familyName: ' ', agentSourcedIds: 'u9' }),
      user('u3', 'ghost'),
      user('u4', 'student', { givenName: 'L\u0000éa\u202e' }),
      user('u5', 'student', { familyName: 'x'.repeat(101) }),
    ]
    const { facts, issues } = await reading({ 'users.csv': [USERS, ...rows].join('\r\n') })
    expect(factsOf(facts, 'person').map(({ firstName, contact }) => [firstName, contact])).toEqual([
      ['Léa', {}],
      ['Léa', {}],
    ])
    expect(issues.map(({ code, place }) => `${code} ${place.file} ${place.line} ${place.column}`)).toEqual([
      'unknown-role users.csv 5 role',
      'bad-email users.csv 2 email',
      'bad-phone users.csv 2 sms',
      'duplicate-id users.csv 3 sourcedId',
      'empty-name users.csv 4 familyName',
      'hidden-characters users.csv 6 givenName',
      'too-long users.csv 7 familyName',
    ])
  })

  it('keeps somebody whom the school has when their name cannot be read', async () => {
    const people = [
      { externalId: 'oneroster:u1', profile: 'student' as const, firstName: 'Léa', lastName: 'Bernard', className: '' },
    ]
    const users = [USERS, user('u1', 'student', { familyName: '-' }), user('u2', 'student', { familyName: '-' })].join('\n')
    const { facts, issues } = await reading({ 'users.csv': users }, { known: { people, groups: [] } })
    expect(factsOf(facts, 'person').map(({ firstName, lastName }) => `${firstName} ${lastName}`)).toEqual(['Léa Bernard'])
    expect(issues.map(({ code, place }) => `${code} ${place.line}`)).toEqual(['name-as-before 2', 'empty-name 3'])
  })

  it('takes the chosen school of several, and its guardians wherever they are entered', async () => {
    const rows = [
      user('u1', 'student', { orgSourcedIds: 'o1', agentSourcedIds: 'p1' }),
      user('u2', 'student', { orgSourcedIds: 'o2', agentSourcedIds: 'p1,p2' }),
      user('p1', 'parent', { orgSourcedIds: 'o2' }),
      user('p2', 'parent', { orgSourcedIds: 'o2' }),
    ]
    const files = {
      'orgs.csv': 'sourcedId,status,dateLastModified,name,type,identifier\no1,,,Un,school,0690001A\no2,,,Deux,school,0690002B\n',
      'users.csv': [USERS, ...rows].join('\n'),
    }
    const own = await reading(files)
    expect(factsOf(own.facts, 'person').map(({ externalId }) => externalId)).toEqual(['oneroster:u1', 'oneroster:p1'])
    const other = await reading(files, { org: 'o2' })
    expect(factsOf(other.facts, 'person').map(({ externalId }) => externalId)).toEqual([
      'oneroster:u2',
      'oneroster:p1',
      'oneroster:p2',
    ])
    expect([...own.issues, ...other.issues]).toEqual([])
    await expect(reading(files, { uai: '0750001Z' })).rejects.toMatchObject({ code: 'roster-choose-org' })
  })

  it('gives two profiles in version 1.2 two people', async () => {
    const users = 'sourcedId,givenName,familyName,agentSourcedIds\nt1,Claire,Martin,\nu1,Léa,Martin,t1\n'
    const roles =
      'sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,t1,secondary,parent,o1\nr2,t1,primary,teacher,o1\nr3,u1,primary,student,o1\n'
    const { facts, issues } = await reading({ 'users.csv': users, 'roles.csv': roles })
    expect(issues).toEqual([])
    expect(factsOf(facts, 'person').map(({ externalId, profile }) => [externalId, profile])).toEqual([
      ['oneroster:t1', 'teacher'],
      ['oneroster:t1/guardian', 'guardian'],
      ['oneroster:u1', 'student'],
    ])
    expect(factsOf(facts, 'tie').map(({ guardian }) => guardian)).toEqual(['oneroster:t1/guardian'])
  })

  it('brings a guardian of version 1.2 whose role stands in the other school', async () => {
    const files = {
      'orgs.csv': 'sourcedId,name,type,identifier\no1,Un,school,0690001A\no2,Deux,school,0690002B\n',
      'users.csv':
        'sourcedId,givenName,familyName,agentSourcedIds\nu1,Léa,Martin,p1\nu2,Tom,Martin,p1\np1,Eva,Martin,\nt1,Paul,Durand,\nx1,Max,Sans,\n',
      'roles.csv':
        'sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,u1,primary,student,o1\nr2,u2,primary,student,o2\nr3,p1,primary,parent,o2\nr4,t1,primary,teacher,o2\n',
    }
    const { facts, issues } = await reading(files)
    expect(issues.map(({ code, values }) => `${code} ${values.id}`)).toEqual(['no-role x1'])
    expect(factsOf(facts, 'person').map(({ externalId }) => externalId)).toEqual(['oneroster:u1', 'oneroster:p1'])
    expect(factsOf(facts, 'tie')).toHaveLength(1)
  })

  it('reads other separators with a warning, and refuses what cannot be a whole school', async () => {
    const semicolons = await reading({ 'classes.csv': CLASSES.replaceAll(',', ';') })
    expect(semicolons.issues.map(({ code }) => code)).toEqual(['wrong-separator'])
    expect(factsOf(semicolons.facts, 'class')).toHaveLength(1)
    const refused = (files: Record<string, string>) => expect(reading(files)).rejects
    await refused({ 'users.csv': 'sourcedId,role\n' }).toMatchObject({
      code: 'roster-missing-column',
      values: { column: 'givenName' },
    })
    await refused({ 'users.csv': `${USERS}\nu1,"never closed\n` }).toMatchObject({
      code: 'roster-broken-csv',
      values: { line: 2 },
    })
    await refused({ 'manifest.csv': 'propertyName,value\nfile.users,delta\n' }).toMatchObject({ code: 'roster-delta' })
    const orgs = 'sourcedId,status,dateLastModified,name,type,identifier\no1,,,Un,school,0690002B\n'
    await refused({ 'orgs.csv': orgs }).toMatchObject({ code: 'roster-other-school' })
    const promised = await reading({ 'manifest.csv': 'propertyName,value\nfile.courses,bulk\nfile.users,bulk\n' })
    expect(promised.issues.map(({ code, values }) => [code, values.missing])).toEqual([['missing-file', 'courses.csv']])
  })
})
