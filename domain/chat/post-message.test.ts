import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { NotFound } from '#domain/refusal'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { postMessage } from './post-message.ts'
import { readRoomPage } from './queries.ts'
import { makeTalk, type TestTalk } from './test-talk.ts'

const test = useTestDatabase()
let talk: TestTalk
beforeEach(async () => {
  talk = await makeTalk(test.db)
})

describe('a message', () => {
  it('said twice is said once, whatever was forbidden meanwhile', async () => {
    const room = await talk.start('lea', 'hugo')
    const post = { room, id: uuidv7(), text: 'Une fois' }
    const said = await Promise.all([1, 2, 3].map(() => postMessage(talk.as('lea'), post)))
    expect(said[1]).toEqual(said[0])
    expect(said[2]).toEqual(said[0])
    await test.db.execute(sql`update people set writing_blocked_at = now() where id = ${talk.id('lea')}`)
    expect(await postMessage(talk.as('lea'), post)).toEqual(said[0])
    expect((await readRoomPage(talk.as('hugo'), room)).messages).toEqual([said[0]])
    await expect(talk.post('lea', room, 'Autre chose')).rejects.toMatchObject({ code: 'writing-blocked' })
    expect((await talk.room('lea', room)).closed).toContain('droit d’écrire')
  })

  it('does not take the id of another: of another room, or of somebody else', async () => {
    const [first, second] = [await talk.start('lea', 'hugo'), await talk.start('lea', 'ines')]
    const { id } = await talk.post('lea', first, 'Le mien')
    await expect(postMessage(talk.as('lea'), { room: second, id, text: 'Ailleurs' })).rejects.toThrow(NotFound)
    await expect(postMessage(talk.as('hugo'), { room: first, id, text: 'À moi' })).rejects.toThrow(NotFound)
    await expect(postMessage(talk.as('lea'), { room: first, id: 'x', text: 'Rien' })).rejects.toThrow(NotFound)
    expect([await talk.texts('lea', first), await talk.texts('lea', second)]).toEqual([['Le mien'], []])
  })

  it('has its number in order without a gap, whoever speaks at the same time', async () => {
    const room = await talk.start('lea', 'hugo')
    const said = await Promise.all(Array.from({ length: 40 }, (_, n) => talk.post(n % 2 ? 'lea' : 'hugo', room, `Numéro ${n}`)))
    expect(said.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    const { messages } = await readRoomPage(talk.as('lea'), room)
    expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted())
  })

  it('of one who leaves at that moment stands before their leaving, or nowhere', async () => {
    for (let round = 0; round < 10; round++) {
      const room = await talk.start('lea', 'hugo', 'ines')
      await joinRoom(talk.as('hugo'), room)
      const posts = Array.from({ length: 3 }, (_, n) => talk.post('hugo', room, `Numéro ${n}`))
      await Promise.allSettled([...posts, leaveRoom(talk.as('hugo'), room, 'joined'), talk.post('hugo', room, 'Dernier')])
      const { messages } = await readRoomPage(talk.as('lea'), room)
      expect(messages.filter(({ authorId }) => authorId === talk.id('hugo')).at(-1)?.kind).toBe('left')
    }
  })
})

describe('what may be said', () => {
  const LINKS = [
    'https://exemple.fr/x',
    'voir www.exemple.fr',
    'exemple.com',
    'youtu.be/abc',
    'ｅｘｅｍｐｌｅ．ｃｏｍ',
    'ex\u200Bemple.com',
    'discord.gg/x',
  ]
  const SMILEYS = ['super 🎉', '👨‍👩‍👧', '❤️', '🇫🇷', '1️⃣', '☺']

  it('G03 is text alone for students, and more for everybody else, as the school says', async () => {
    const [students, family] = [await talk.start('lea', 'hugo'), await talk.start('sophie', 'claire')]
    for (const text of LINKS) {
      await expect(talk.post('lea', students, text), text).rejects.toMatchObject({ code: 'no-links', field: 'text' })
      await talk.post('sophie', family, text)
    }
    for (const text of SMILEYS) {
      await expect(talk.post('lea', students, text), text).rejects.toMatchObject({ code: 'no-smileys', field: 'text' })
      await talk.post('claire', family, text)
    }
    expect(await talk.texts('hugo', students)).toEqual([])
    await talk.allow('student', 'links')
    await talk.allow('guardian', 'text')
    await talk.post('lea', students, LINKS[0]!)
    await expect(talk.post('sophie', family, LINKS[0]!)).rejects.toMatchObject({ code: 'no-links' })
  })

  it('takes for text what is text', async () => {
    const room = await talk.start('lea', 'hugo')
    const texts = [
      'Fini.Ensuite on mange',
      'à 8 h 30.De rien',
      'p. 112 → 113 ✓ © :-)',
      'n° 3/4, 3.14',
      'שלום \u202Eabc',
      '<b>gras</b>\n\nligne',
      'M.Durand',
    ]
    for (const text of texts) await talk.post('lea', room, text)
    expect(await talk.texts('hugo', room)).toEqual(texts)
  })

  it('is neither nothing nor too long; 2,000 signs are counted as one sees them', async () => {
    const room = await talk.start('lea', 'hugo')
    for (const text of ['', '  \n ', '\u200B\u2060', '\u0000'])
      await expect(talk.post('lea', room, text)).rejects.toMatchObject({ code: 'empty-chat' })
    await expect(talk.post('lea', room, 'é'.repeat(2001))).rejects.toMatchObject({
      code: 'chat-too-long',
      values: { length: 2001, limit: 2000 },
    })
    await talk.post('claire', await talk.start('claire', 'karim'), '😀'.repeat(2000))
    await talk.post('lea', room, ` ${'é'.repeat(2000)}\r\n`)
    expect((await talk.texts('lea', room))[0]).toHaveLength(2000)
    await talk.post('lea', room, 'un\r\ndeux\u0000\u0007')
    expect((await talk.texts('lea', room))[1]).toBe('un\ndeux')
  })
})
