import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import PostalMime, { decodeWords, type Email } from 'postal-mime'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { receiveFile } from '#domain/attachments/receive-file'
import type { FileStore } from '#domain/attachments/stored-files'
import { streamOf, useTestStore } from '#domain/attachments/test-school'
import { draftTo, makeSmallSchool, refTo, type SmallSchool } from '#domain/school-for-tests'
import type { Viewer } from '#domain/session/viewer'
import { trashMessages } from '../copies.ts'
import { saveDraft } from '../drafts.ts'
import { sendMessage } from '../send-message.ts'
import type { DraftInput } from '../types.ts'
import { serveExport } from './serve-export.ts'

const test = useTestDatabase()
const disk = useTestStore()
let school: SmallSchool

beforeEach(async () => {
  school = await makeSmallSchool(test.db)
})

const viewer = (name: string) => school.viewer(name)
const claire = () => viewer('Claire Martin')
const bring = (name: string, content: string | Buffer) =>
  receiveFile(claire(), { name, stream: streamOf(content) }, test.db, disk.place.store)

async function send(from: string, to: string[], more: Partial<DraftInput> = {}): Promise<string> {
  return (await sendMessage(viewer(from), draftTo(school, to, more))).id
}

function ask(who: Viewer, store: FileStore = disk.place.store, signal = new AbortController().signal): Response {
  const request = new Request('http://localhost:3000/api/export', { signal })
  return serveExport(who, request, new Date('2026-11-21T10:00:00Z'), test.db, store)
}

type Entry = Email & { raw: string; first: string; head: (name: string) => string }

/** Reads an mbox as RFC 4155 and mboxrd have it: entries begin with « From » after an empty line, `>From` loses one sign. */
async function parse(mbox: string): Promise<Entry[]> {
  if (mbox === '') return []
  expect(mbox.startsWith('From ')).toBe(true)
  expect(mbox.endsWith('\n\n')).toBe(true)
  return Promise.all(
    mbox.split(/(?<=^|\n\n)(?=From \S+ \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\n)/).map(async (raw) => {
      const [first = '', ...rest] = raw.split('\n')
      for (const line of rest) expect(line.length).toBeLessThanOrEqual(998)
      const email = await PostalMime.parse(rest.join('\n').replaceAll(/^>(>*From )/gm, '$1'))
      return {
        ...email,
        raw,
        first,
        head: (name) => decodeWords(email.headers.find(({ key }) => key === name.toLowerCase())?.value ?? ''),
      }
    }),
  )
}

const exported = async (who: Viewer) => parse(await ask(who).text())
const entryOf = async (who: Viewer, id: string, box = '') =>
  (await exported(who)).find((one) => one.messageId === `<${id}@preau.invalid>` && one.head('X-Preau-Folder').includes(box))

describe('B20 an export of one’s mail', () => {
  it('holds names, subject, text and files as they were, whatever signs they have', async () => {
    const names = [`cours « été » ${'é'.repeat(180)}.txt`, "l'été (1)*.txt", 'plain.txt', `${'😀'.repeat(200)}.bin`]
    const contents = [Buffer.from('Bonjour'), Buffer.from(''.padEnd(57, 'x')), Buffer.from('From here\n'), randomBytes(200_001)]
    const files = await Promise.all(names.map((name, index) => bring(name, contents[index]!)))
    const subject = `Réunion « parents » : 1er = mardi, =?UTF-8?B?? ${'à '.repeat(90)}fin`
    const body = `<p>From the first line</p><p>&gt;From the second</p><p>${'Une très longue ligne, '.repeat(30)}😀 = fin </p>`
    const id = await send('Claire Martin', ['Léa Bernard', '3A – Parents'], {
      subject,
      body,
      attachmentIds: files.map((file) => file.id),
      cc: [refTo(school, 'Paul Durand')],
    })
    const entry = (await entryOf(viewer('Léa Bernard'), id))!
    expect(entry.subject).toBe(subject)
    expect(entry.from).toMatchObject({ name: 'Claire Martin', address: `${claire().personId}@preau.invalid` })
    expect(entry.to?.map(({ name }) => name)).toEqual(['Léa Bernard', '3A – Parents (3)'])
    expect(entry.cc?.map(({ name }) => name)).toEqual(['Paul Durand'])
    expect(entry.text?.trim().split('\n')).toEqual([
      'From the first line',
      '>From the second',
      `${'Une très longue ligne, '.repeat(30)}😀 = fin`,
    ])
    expect(entry.html).toContain('<p>&gt;From the second</p>')
    expect(entry.attachments.map(({ filename }) => filename)).toEqual(names)
    for (const [index, { content }] of entry.attachments.entries())
      expect(Buffer.from(content as ArrayBuffer).equals(contents[index]!)).toBe(true)
    expect(entry.first).toMatch(
      new RegExp(`^From ${claire().personId}@preau.invalid \\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}$`),
    )
    expect(entry.raw).toContain('\n>From the first line')
  })

  it('has every box, own folders, drafts and the trash, each entry saying where it lay', async () => {
    const paul = viewer('Paul Durand')
    const [parent, child] = [randomUUID(), randomUUID()]
    await test.db.execute(sql`insert into folders (person_id, id, name, parent_id)
      values (${paul.personId}, ${parent}, 'Élèves', null), (${paul.personId}, ${child}, '6C', ${parent})`)
    const [plain, filed, thrown] = await Promise.all([1, 2, 3].map(() => send('Claire Martin', ['Paul Durand'])))
    await test.db.execute(sql`update deliveries set folder_id = ${child}, starred_at = now(), read_at = now()
      where person_id = ${paul.personId} and message_id = ${filed!}`)
    await trashMessages(paul, [thrown!])
    const answer = await send('Paul Durand', ['Claire Martin'], { replyToId: plain! })
    const draft = draftTo(school, ['Claire Martin'])
    await saveDraft(paul, draft)
    const found = Object.fromEntries(
      (await exported(paul)).map((one) => [
        one.messageId,
        [one.head('X-Preau-Folder'), one.head('Status'), one.head('X-Status')],
      ]),
    )
    const key = (id: string) => `<${id}@preau.invalid>`
    expect(found).toMatchObject({
      [key(plain!)]: ['Boîte de réception', 'O', ''],
      [key(filed!)]: ['Élèves/6C', 'RO', 'F'],
      [key(thrown!)]: ['Corbeille', 'O', 'D'],
      [key(answer)]: ['Messages envoyés', 'RO', ''],
      [key(draft.id)]: ['Brouillons', 'RO', 'T'],
    })
    const reply = (await entryOf(paul, answer))!
    expect([reply.inReplyTo, reply.references]).toEqual([key(plain!), key(plain!)])
  })

  it('goes on past a page, and holds each copy once, oldest first', async () => {
    const marc = viewer('Marc Bernard')
    await test.db.execute(sql`with made as (
        insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, sent_at)
        select uuidv7(), ${school.id}, ${claire().personId}, 'Claire Martin', 'sent', uuidv7(), 'n' || n, now() from generate_series(1, 63) n
        returning id)
      insert into deliveries (person_id, message_id, box, delivered_at) select ${marc.personId}, id, 'inbox', now() from made`)
    const entries = await exported(marc)
    expect(entries).toHaveLength(63)
    expect(new Set(entries.map(({ messageId }) => messageId)).size).toBe(63)
  })

  it('has nothing of others, nothing before its hour, and is empty for an empty mailbox', async () => {
    expect(await ask(viewer('Jules Bernard')).text()).toBe('')
    const id = await send('Claire Martin', ['Nadia Petit'], { subject: 'Secret' })
    await test.db.execute(
      sql`update deliveries set delivered_at = now() + interval '1 day' where message_id = ${id} and box = 'inbox'`,
    )
    expect(await ask(viewer('Nadia Petit')).text()).toBe('')
    expect(await ask(viewer('Hugo Petit')).text()).not.toContain(id)
  })

  it('tells hidden recipients to the author alone, and each of them of oneself', async () => {
    const id = await send('Claire Martin', ['Léa Bernard'])
    await test.db.execute(sql`insert into message_recipients (message_id, field, position, kind, person_id, name)
      values (${id}, 'bcc', 8, 'person', ${viewer('Hugo Petit').personId}, 'Hugo Petit'),
        (${id}, 'bcc', 9, 'person', ${viewer('Sophie Bernard').personId}, 'Sophie Bernard')`)
    await test.db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at, blind)
      values (${viewer('Hugo Petit').personId}, ${id}, 'inbox', now(), true), (${viewer('Sophie Bernard').personId}, ${id}, 'inbox', now(), true)`)
    const hiddenFor = async (who: Viewer) => (await entryOf(who, id))?.bcc?.map(({ name }) => name) ?? []
    expect(await hiddenFor(claire())).toEqual(['Hugo Petit', 'Sophie Bernard'])
    expect(await hiddenFor(viewer('Hugo Petit'))).toEqual(['Hugo Petit'])
    expect(await hiddenFor(viewer('Léa Bernard'))).toEqual([])
    for (const name of ['Hugo Petit', 'Léa Bernard']) expect(await ask(viewer(name)).text()).not.toContain('Sophie Bernard <')
  })

  it('has the shell alone of a recalled message, and all of it for its author', async () => {
    const file = await bring('secret.txt', 'Texte secret')
    const id = await send('Claire Martin', ['Léa Bernard'], {
      subject: 'Sujet secret',
      body: '<p>Corps secret</p>',
      attachmentIds: [file.id],
    })
    await test.db.execute(sql`update messages set recalled_at = now() where id = ${id}`)
    const shell = (await entryOf(viewer('Léa Bernard'), id))!
    expect([shell.subject, shell.attachments, shell.html]).toEqual(['Message rappelé', [], undefined])
    expect(shell.raw).not.toMatch(/secret/i)
    const own = (await entryOf(claire(), id))!
    expect([own.subject, own.attachments.length, own.head('X-Preau-Recalled') !== '']).toEqual(['Sujet secret', 1, true])
  })

  it('tells in its place that a file could not be read, and goes on', async () => {
    const file = await bring('perdu.txt', randomUUID())
    const id = await send('Claire Martin', ['Léa Bernard'], { attachmentIds: [file.id] })
    const store: FileStore = { ...disk.place.store, open: () => Promise.reject(new Error('gone')) }
    const text = await ask(viewer('Léa Bernard'), store).text()
    const entry = (await parse(text)).find(({ messageId }) => messageId?.includes(id))!
    expect(entry.text).toContain('« perdu.txt » n’a pas pu être lu')
  })

  it('is saved, kept by nobody, and closes everything when the client leaves in the middle', async () => {
    const file = await bring('film.bin', randomBytes(8_000_000))
    await send('Claire Martin', ['Hugo Petit'], { attachmentIds: [file.id] })
    let read = 0
    const closed = Promise.withResolvers<void>()
    const store: FileStore = {
      ...disk.place.store,
      async open(sha256) {
        const stream = await disk.place.store.open(sha256)
        return stream.on('readable', () => (read += 64 * 1024)).on('close', closed.resolve)
      },
    }
    const client = new AbortController()
    const answer = ask(viewer('Hugo Petit'), store, client.signal)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store, no-transform',
      'content-disposition': expect.stringMatching(/^attachment; filename="messages-2026-11-21\.mbox"/),
      'content-type': 'application/mbox',
    })
    const reader = answer.body!.getReader()
    await reader.read()
    await new Promise((done) => setTimeout(done, 50))
    expect(read).toBeLessThan(1_000_000)
    client.abort()
    await closed.promise
  })
})
