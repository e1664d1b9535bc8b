import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { NotFound } from '#domain/refusal'
import { mayWriteToPerson } from '../communication-rules.ts'
import { COLLEGE, OTHER_COLLEGE } from '../test-college.ts'
import { insertSchool, type TestSchool } from '../test-school.ts'
import { explainBetween, seeAs } from './queries.ts'

const test = useTestDatabase()
let college: TestSchool
let other: TestSchool
beforeAll(async () => {
  college = await insertSchool(test.db, COLLEGE)
  other = await insertSchool(test.db, OTHER_COLLEGE)
})

const admin = () => ({ ...college.viewer('karim'), isAdmin: true })
const see = (key: string) => seeAs(admin(), college.idOf(key), test.db)
const between = (from: string, to: string) => explainBetween(admin(), college.idOf(from), college.idOf(to), test.db)

describe('« Vu par … »', () => {
  it('says whom a student reaches and why', async () => {
    const seen = await see('lea')
    expect(seen).toMatchObject({ name: 'Léa Bernard', role: 'élève, 3A', total: 5, groups: { total: 0 } })
    expect(seen.ways).toEqual([
      { count: 2, profile: 'student', reason: { code: 'sameClass', values: { className: '3A' } } },
      { count: 2, profile: 'teacher', reason: { code: 'teachesThem', values: { className: '3A' } } },
      { count: 1, profile: 'staff', reason: { code: 'toAll', values: { from: 'student', to: 'staff' } } },
    ])
  })

  it('a guardian, a teacher with groups, and somebody who never signed in', async () => {
    expect((await see('sophie')).ways.map(({ count, reason }) => [count, reason.code])).toEqual([
      [2, 'ownChild'],
      [2, 'teachesTheirChild'],
      [1, 'toAll'],
    ])
    expect((await see('claire')).groups).toEqual({
      total: 4,
      names: ['3A – Élèves', '3A – Équipe pédagogique', '3A – Parents', 'Club d’échecs'],
    })
    expect((await see('zoe')).total).toBeGreaterThan(0)
  })

  it('counts as many as the rules let through, for everybody', async () => {
    for (const [key, { access }] of Object.entries(COLLEGE.people)) {
      if (access === 'left') continue
      const [reached] = await rows<{ count: number }>(
        test.db,
        sql`select count(*)::int as count from people p where p.id <> ${college.idOf(key)}::uuid and ${mayWriteToPerson(college.viewer(key), sql`p.id`)}`,
      )
      expect((await see(key)).total, key).toBe(reached?.count)
    }
  })

  it('is there for no people of another school, and for no one but administrators', async () => {
    await expect(seeAs(admin(), other.idOf('lea'), test.db)).rejects.toBeInstanceOf(NotFound)
    await expect(seeAs(college.viewer('karim'), college.idOf('lea'), test.db)).rejects.toBeInstanceOf(NotFound)
    await expect(seeAs(admin(), 'x', test.db)).rejects.toBeInstanceOf(NotFound)
    await expect(explainBetween(admin(), college.idOf('lea'), other.idOf('lea'), test.db)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('« … peut-il écrire à … ? »', () => {
  it('says yes and why', async () => {
    expect(await between('lea', 'claire')).toEqual({
      from: 'Léa Bernard',
      to: 'Claire Martin',
      canWrite: true,
      reason: { code: 'teachesThem', values: { className: '3A' } },
    })
    expect(await between('karim', 'nadia')).toMatchObject({ canWrite: true, reason: { code: 'toAll' } })
  })

  it('says no and why', async () => {
    expect(await between('lea', 'tom')).toMatchObject({
      canWrite: false,
      reason: { code: 'cannot-write-to-person', values: { rule: 'groups', groups: '«\u00a03A – Élèves\u00a0»' } },
    })
    expect(await between('lea', 'sophie')).toMatchObject({ canWrite: false, reason: { values: { rule: 'none' } } })
    expect(await between('lea', 'zoe')).toMatchObject({ canWrite: false, reason: { code: 'noAccess' } })
  })

  it('says no for whoever was forbidden to write', async () => {
    const block = (at: string) =>
      test.db.execute(sql`update people set writing_blocked_at = ${sql.raw(at)} where id = ${college.idOf('lea')}`)
    await block('now()')
    expect(await between('lea', 'claire')).toMatchObject({ canWrite: false, reason: { code: 'blocked' } })
    expect(await between('claire', 'lea')).toMatchObject({ canWrite: true })
    await block('null')
    expect(await between('lea', 'claire')).toMatchObject({ canWrite: true })
  })
})
