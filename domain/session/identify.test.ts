import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import { identify } from './identify.ts'
import type { Claims } from './identity-provider.ts'

const test = useTestDatabase()
const ISSUER = 'https://ent.example'
let here: SmallSchool
let there: SmallSchool

beforeAll(async () => {
  here = await makeSmallSchool(test.db)
  there = await makeSmallSchool(test.db)
  await test.db.execute(sql`update people set external_id = 'siecle:' || name`)
  await test.db.execute(sql`insert into contact_details (person_id, email) values (${lea()}, 'lea@example.org')`)
  await test.db.execute(sql`update schools set uai = case when id = ${here.id} then '0690001A' else '0690002B' end`)
})
beforeEach(() => test.db.execute(sql`delete from identities`))

const lea = (school = here) => school.viewer('Léa Bernard').personId
const say = (more: Partial<Claims> = {}): Claims => ({
  issuer: ISSUER,
  subject: 'ent-1',
  externalIds: ['siecle:Léa Bernard'],
  uais: ['0690001A'],
  ...more,
})

describe('whom an identity provider means', () => {
  it('is tied by the key of the roster the first time, and known by the subject from then on', async () => {
    expect(await identify(say())).toEqual([lea()])
    expect(await identify(say({ externalIds: [], uais: [] }))).toEqual([lea()])
  })

  it.each<[string, Partial<Claims>]>([
    ['no key', { externalIds: [] }],
    ['a key that nobody has', { externalIds: ['siecle:4012'] }],
    ['an e-mail address for a key', { externalIds: ['lea@example.org'] }],
    ['an e-mail address for a subject', { subject: 'lea@example.org', externalIds: [] }],
    ['a school that is not here', { uais: ['0750001Z'] }],
    ['no school where there are several', { uais: [] }],
    ['another issuer’s subject', { issuer: 'https://evil.example', externalIds: [] }],
    ['quotes', { subject: `' or true --`, externalIds: [`' or true --`] }],
  ])('is nobody with %s', async (_, more) => {
    if (more.issuer) await identify(say())
    expect(await identify(say(more))).toEqual([])
  })

  it('is nobody where the person is tied to another subject already', async () => {
    await identify(say())
    expect(await identify(say({ subject: 'ent-2' }))).toEqual([])
  })

  it('is one of two subjects that come at once with the same key', async () => {
    const found = await Promise.all([identify(say({ subject: 'ent-3' })), identify(say({ subject: 'ent-4' }))])
    expect(found.map((ids) => ids.length).toSorted()).toEqual([0, 1])
  })

  it('stays whom the subject was tied to, whatever key it brings later', async () => {
    await identify(say())
    expect(await identify(say({ externalIds: ['siecle:Hugo Petit'] }))).toEqual([lea()])
  })

  it('is several people in several schools', async () => {
    const both = await identify(say({ uais: ['0690001A', '0690002B'] }))
    expect(both.toSorted()).toEqual([lea(), lea(there)].toSorted())
  })

  it('opens an account that was never activated, and none of who left', async () => {
    const yann = here.viewer('Yann Morel').personId
    expect(await identify(say({ externalIds: ['siecle:Yann Morel'] }))).toEqual([yann])
    const [found] = await rows(test.db, sql`select activated_at is not null as open from people where id = ${yann}`)
    expect(found).toEqual({ open: true })
    await test.db.execute(sql`update people set left_at = now() where id = ${yann}`)
    expect(await identify(say({ externalIds: ['siecle:Yann Morel'] }))).toEqual([])
  })
})
