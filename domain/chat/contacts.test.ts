import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { saveContactable } from '#domain/directory/contactable'
import { COLLEGE, OTHER_COLLEGE } from '#domain/directory/test-college'
import { insertSchool, type TestSchool } from '#domain/directory/test-school'
import { holdLine } from '#domain/live/signal'
import { saveStatus } from '#domain/presence/save-status'
import { keepScreens } from '#domain/presence/screens'
import { NotFound } from '#domain/refusal'
import { acceptContact, refuseContact, removeContact } from './answer-contact.ts'
import { listContacts, listRequests, MOST_CONTACTS } from './contacts.ts'
import { chatDoor } from './doors.ts'
import { livePresence } from './live-presence.ts'
import { requestContact } from './request-contact.ts'
import { presenceOf } from './seen-presence.ts'
import type { ChatNews } from './types.ts'

const test = useTestDatabase()
let college: TestSchool
let told: string[]

beforeAll(() => holdLine({ publish: ({ kind, id }) => told.push(`${kind} ${college.keyOf(id)}`), tell: () => {} }))
afterAll(() => holdLine(undefined))
beforeEach(async () => {
  told = []
  college = await insertSchool(test.db, COLLEGE)
})

const as = (key: string) => college.viewer(key)
const id = (key: string) => college.idOf(key)
const ask = (from: string, to: string, db?: Database) => requestContact(as(from), id(to), db)
const accept = (by: string, of: string) => acceptContact(as(by), id(of))
const block = (by: string, whom: string) => test.db.execute(sql`insert into blocks values (${id(by)}, ${id(whom)})`)
const unblock = (by: string) => test.db.execute(sql`delete from blocks where person_id = ${id(by)}`)
const connect = (key: string) => keepScreens([{ personId: id(key), id: uuidv7() }], uuidv7(), test.db)
const contactsOf = async (key: string) =>
  (await listContacts(as(key))).map(({ name, state, presence }) => `${name} ${state} ${presence.status}`)
const requestsOf = async (key: string) => (await listRequests(as(key))).map(({ name, role }) => `${name}, ${role}`)

describe('a favourite', () => {
  it('C40, C41 is asked for, and waits for the other’s answer, who alone is told besides', async () => {
    await ask('lea', 'claire')
    expect(told).toEqual(['chat-own lea', 'chat-own claire'])
    await connect('claire')
    expect([await contactsOf('lea'), await requestsOf('claire')]).toEqual([
      ['Claire Martin requested offline'],
      ['Léa Bernard, élève, 3A'],
    ])
    expect([await contactsOf('claire'), await requestsOf('lea'), await requestsOf('paul')]).toEqual([[], [], []])
  })

  it('C42 shows their status once they accepted, to the one who asked and not the other way round', async () => {
    await Promise.all([connect('lea'), connect('claire')])
    await ask('lea', 'claire')
    await accept('claire', 'lea')
    expect([await contactsOf('lea'), await contactsOf('claire'), await requestsOf('claire')]).toEqual([
      ['Claire Martin accepted available'],
      [],
      [],
    ])
    expect(await presenceOf(as('claire'), [id('lea')])).toMatchObject({ [id('lea')]: { status: 'offline' } })
    await accept('claire', 'lea')
  })

  it('who declines is not betrayed, nor disturbed again, whatever is tried', async () => {
    await ask('lea', 'claire')
    told = []
    await refuseContact(as('claire'), id('lea'))
    expect([told, await contactsOf('lea'), await requestsOf('claire')]).toEqual([
      ['chat-own claire'],
      ['Claire Martin requested offline'],
      [],
    ])
    await removeContact(as('lea'), id('claire'))
    expect(await contactsOf('lea')).toEqual([])
    await ask('lea', 'claire')
    expect([await contactsOf('lea'), await requestsOf('claire')]).toEqual([['Claire Martin requested offline'], []])
    await expect(accept('claire', 'lea')).rejects.toThrow(NotFound)
    // Who asks the person whom they once declined wants them after all.
    await ask('claire', 'lea')
    expect([await requestsOf('claire'), await requestsOf('lea')]).toEqual([
      ['Léa Bernard, élève, 3A'],
      ['Claire Martin, mathématiques, 3A'],
    ])
  })

  it('C45 is removed on one side alone, and a request taken back is gone', async () => {
    for (const [from, to] of [
      ['lea', 'claire'],
      ['claire', 'lea'],
    ] as const) {
      await ask(from, to)
      await accept(to, from)
    }
    await removeContact(as('lea'), id('claire'))
    expect([await contactsOf('lea'), await contactsOf('claire')]).toEqual([[], ['Léa Bernard accepted offline']])
    await ask('lea', 'claire')
    await removeContact(as('lea'), id('claire'))
    expect(await requestsOf('claire')).toEqual([])
  })

  it('is once a favourite, however often and at once one asks', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask('lea', 'claire')))
    await accept('claire', 'lea')
    await ask('lea', 'claire')
    expect(await contactsOf('lea')).toEqual(['Claire Martin accepted offline'])
  })
})

describe('one may ask', () => {
  it('whom one may begin a chat with, and nobody else: not oneself, not who is out of reach, gone, or of another school', async () => {
    const other = await insertSchool(test.db, OTHER_COLLEGE)
    for (const no of ['lea', 'tom', 'nadia', 'yann', 'gone']) await expect(ask('lea', no), no).rejects.toThrow(NotFound)
    for (const no of [other.idOf('claire'), uuidv7(), 'x']) await expect(requestContact(as('lea'), no)).rejects.toThrow(NotFound)
    await saveContactable(as('hugo'), false)
    await expect(ask('lea', 'hugo')).rejects.toThrow(NotFound)
    await saveContactable(as('hugo'), true)
    await ask('lea', 'hugo')
    expect(await contactsOf('lea')).toEqual(['Hugo Petit requested offline'])
  })

  it('and whom one shares a room with', async () => {
    const [room] = await rows<{ id: string }>(
      test.db,
      sql`insert into rooms (school_id, kind) values (${college.id}, 'group') returning id`,
    )
    await test.db.execute(sql`insert into room_members (room_id, person_id, state)
      values (${room!.id}, ${id('lea')}, 'joined'), (${room!.id}, ${id('tom')}, 'invited')`)
    await expect(ask('lea', 'tom')).rejects.toThrow(NotFound)
    await test.db.execute(sql`update room_members set state = 'joined'`)
    await ask('lea', 'tom')
    await test.db.execute(sql`update room_members set state = 'left'`)
    await expect(ask('tom', 'lea')).rejects.toThrow(NotFound)
  })

  it(`no more than ${MOST_CONTACTS}`, async () => {
    const crowd = {
      people: Object.fromEntries(
        Array.from({ length: MOST_CONTACTS }, (_, n) => [`p${n}`, { name: `P ${n}`, profile: 'staff' as const }]),
      ),
    }
    const many = await insertSchool(test.db, { groups: {}, rules: [], ...crowd })
    await test.db.execute(sql`insert into contacts select ${id('lea')}, id from people where school_id = ${many.id}`)
    await expect(ask('lea', 'claire')).rejects.toThrow('contacts-many')
  })

  it('where there is a chat at all, for both', async () => {
    const form = (fields: Record<string, string>) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(fields)) data.set(name, value)
      return data
    }
    await ask('lea', 'claire')
    await accept('claire', 'lea')
    await connect('claire')
    await test.db.execute(sql`insert into chat_policies (school_id, profile, content) values (${college.id}, 'teacher', 'off')`)
    await expect(ask('lea', 'paul')).rejects.toThrow(NotFound)
    expect(await contactsOf('lea')).toEqual(['Claire Martin accepted offline'])
    for (const [verb, fields] of [
      ['favourite', { person: id('lea') }],
      ['unfavourite', { person: id('lea') }],
      ['accept', { person: id('lea') }],
      ['refuse', { person: id('lea') }],
      ['status', { status: 'busy', text: '' }],
    ] as const)
      await expect(chatDoor(verb)(as('claire'), form(fields)), verb).rejects.toThrow(NotFound)
    expect(() => chatDoor('status')(as('lea'), form({ status: 'offline' }))).toThrow('bad-input')
  })
})

describe('who is blocked', () => {
  it('asks as before, and is seen when they are unblocked', async () => {
    await block('hugo', 'lea')
    await ask('lea', 'hugo')
    expect([await contactsOf('lea'), await requestsOf('hugo')]).toEqual([['Hugo Petit requested offline'], []])
    await expect(accept('hugo', 'lea')).rejects.toThrow(NotFound)
    await unblock('hugo')
    expect(await requestsOf('hugo')).toEqual(['Léa Bernard, élève, 3A'])
  })

  it('sees the other offline, however they look', async () => {
    await ask('lea', 'hugo')
    await accept('hugo', 'lea')
    await connect('hugo')
    expect(await contactsOf('lea')).toEqual(['Hugo Petit accepted available'])
    await block('hugo', 'lea')
    expect(await contactsOf('lea')).toEqual(['Hugo Petit accepted offline'])
    expect(await presenceOf(as('lea'), [id('hugo')])).toMatchObject({ [id('hugo')]: { status: 'offline', text: '' } })
    const people = [id('lea'), id('hugo')]
    expect([...(await livePresence.explain({ presence: [id('hugo')] }, people, test.db)).keys()]).toEqual([id('hugo')])
  })
})

describe('a status', () => {
  const newsFor = async (key: string, people: string[]) =>
    (await livePresence.explain({ presence: [id('claire')] }, people.map(id), test.db)).get(id(key))?.data as ChatNews | undefined

  it('P01, P03–P07 is seen with its own words by accepted favourites, and live by those who are connected', async () => {
    await ask('lea', 'claire')
    await ask('hugo', 'claire')
    await accept('claire', 'lea')
    await connect('claire')
    told = []
    for (const [status, text] of [
      ['available', ''],
      ['busy', 'Conseil jusqu’à 18 h'],
      ['away', ''],
    ] as const) {
      await saveStatus(as('claire'), status, text)
      const view = { status, text, idleSince: null }
      expect((await listContacts(as('lea')))[0]?.presence).toEqual(view)
      expect((await newsFor('lea', ['lea', 'hugo', 'claire', 'paul']))?.presence).toEqual({ [id('claire')]: view })
      expect((await newsFor('claire', ['claire']))?.presence).toEqual({ [id('claire')]: view })
      expect([await newsFor('hugo', ['hugo']), await newsFor('lea', ['paul'])]).toEqual([undefined, undefined])
    }
    expect(told).toEqual(['presence claire', 'presence claire', 'presence claire'])
    expect(await presenceOf(as('hugo'), [id('claire'), id('hugo')])).toEqual({
      [id('claire')]: { status: 'offline', text: '', idleSince: null },
      [id('hugo')]: { status: 'available', text: '', idleSince: null },
    })
  })

  it('has words as the school’s policy for the chat lets them be, and none while one may not write', async () => {
    const say = (key: string, text: string) => {
      const form = new FormData()
      form.set('status', 'busy')
      form.set('text', text)
      return chatDoor('status')(as(key), form)
    }
    await expect(say('lea', 'voir exemple.fr/moi')).rejects.toThrow('no-links')
    await expect(say('lea', '🙂')).rejects.toThrow('no-smileys')
    await say('claire', '🙂 voir exemple.fr/moi')
    await test.db.execute(sql`update people set writing_blocked_at = now() where id = ${id('lea')}`)
    await expect(say('lea', 'au CDI')).rejects.toThrow('writing-blocked')
    await say('lea', '')
    expect((await presenceOf(as('lea'), [id('lea')]))[id('lea')]).toEqual({ status: 'busy', text: '', idleSince: null })
  })

  it('is one line, turns no text round, and is 100 characters at most', async () => {
    await saveStatus(as('claire'), 'busy', '  En \u202ecours\n\u2067de 3A  ')
    expect((await presenceOf(as('claire'), [id('claire')]))[id('claire')]?.text).toBe('En cours de 3A')
    await saveStatus(as('claire'), 'busy', '🙂'.repeat(100))
    await expect(saveStatus(as('claire'), 'away', 'x'.repeat(101))).rejects.toThrow('status-long')
    expect((await presenceOf(as('claire'), [id('claire')]))[id('claire')]?.status).toBe('busy')
  })
})
