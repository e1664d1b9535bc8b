import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { getAttachment } from '#domain/attachments/queries'
import { markFeedSeen } from '#domain/feed/mark-feed-seen'
import { listNews } from '#domain/feed/queries'
import { NotFound, Refusal } from '#domain/refusal'
import { draftTo } from '#domain/school-for-tests'
import type { Viewer } from '#domain/session/viewer'
import * as copies from './copies.ts'
import { saveDraft } from './drafts.ts'
import { createFolder, deleteFolder, moveFolder, renameFolder } from './folders.ts'
import { openMessage } from './open-message.ts'
import { placeOf } from './place.ts'
import { listMessages, readMailCounts } from './queries.ts'
import { readThread } from './read-thread.ts'
import { recallMessage } from './recall-message.ts'
import { searchMail } from './search-mail.ts'
import { sendMessage } from './send-message.ts'
import { type Copy, checkMailbox, checkOthers, makeWorld, readCopies, readThings, type World } from './test-mailboxes.ts'
import { BOXES, type DraftInput, FILTERS } from './types.ts'

const test = useTestDatabase()

const TARGETS = [
  ['Léa Bernard'],
  ['3A – Élèves'],
  ['Claire Martin', 'Paul Durand'],
  ['Karim Benali', 'Hugo Petit'],
  ['Enseignants'],
]
const CHANGES = ['read', 'unread', 'star', 'unstar', 'trash', 'restore', 'purge', 'move', 'moveBack'] as const
const WRITES = ['send', 'draft', 'sendDraft', 'open', 'recall', 'undo', 'feedSeen'] as const
const FOLDERS = ['makeFolder', 'renameFolder', 'moveFolder', 'deleteFolder'] as const

const step = fc.record({
  what: fc.constantFrom(...CHANGES, ...WRITES, ...FOLDERS, 'send', 'send', 'recall', 'trash', 'move'),
  picks: fc.array(fc.oneof(fc.nat(7), fc.nat(200)), { minLength: 2, maxLength: 4 }),
  isWhole: fc.boolean(),
  filter: fc.constantFrom(...FILTERS),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What one person has at hand, in any number of tabs: the draft in writing and the last deletion, to take it back. */
type Desk = { draft: DraftInput | null; moment: string }
/** By message: `words`, a word that stands in it alone, and `attached`, the files that it was written with. */
type Play = World & { desks: Map<string, Desk>; words: Map<string, string>; attached: Map<string, string[]> }

async function play(): Promise<Play> {
  const world = await makeWorld(test.db)
  const desks = new Map(world.people.map(({ personId }) => [personId, { draft: null, moment: '0' }]))
  return { ...world, desks, words: new Map(), attached: new Map() }
}

const at = <T>(list: T[], pick: number | undefined): T | undefined => list[(pick ?? 0) % (list.length || 1)]

/** What the person has, the newest first. */
type Hand = { ids: string[]; sent: string[]; folders: string[] }
type Verb = (viewer: Viewer, step: Step, hand: Hand, world: Play) => Promise<unknown>

/** The messages picked, one's own and somebody else's, or all that a list holds. */
async function which(
  viewer: Viewer,
  { isWhole, picks, filter }: Step,
  { ids, folders }: Hand,
  world: Play,
): Promise<copies.Which> {
  if (!isWhole) {
    const mine = picks.flatMap((pick) => at(ids, pick) ?? [])
    return [...mine, at([...world.words.keys()], picks[0]) ?? uuidv7()]
  }
  const place = placeOf(at([...BOXES, ...folders], picks[0])!)!
  return { place, filter, until: (await listMessages(viewer, place)).readAt || '0' }
}

function change(verb: (viewer: Viewer, which: copies.Which) => Promise<unknown>): Verb {
  return async (viewer, one, hand, world) => verb(viewer, await which(viewer, one, hand, world))
}

function compose(viewer: Viewer, { picks }: Step, { ids }: Hand, world: Play): DraftInput {
  const [first = 0, second = 0] = picks
  const id = uuidv7()
  const word = [...id.replaceAll('-', '').slice(-12)].map((digit) => 'bcdfghjklmnpqrst'[Number.parseInt(digit, 16)]).join('')
  world.words.set(id, word)
  const attachmentIds = first % 2 ? [world.files.get(viewer.personId)!] : []
  world.attached.set(id, attachmentIds)
  const replyToId = second % 2 ? (at(ids, second) ?? null) : null
  return {
    ...draftTo(world.school, at(TARGETS, first)!, { subject: word, body: `<p>${word}</p>`, attachmentIds, replyToId }),
    id,
  }
}

const desk = (world: Play, { personId }: Viewer) => world.desks.get(personId)!
const anyFolder = ({ folders }: Hand, pick: number | undefined) => at(folders, pick) ?? uuidv7()

const VERBS: Record<Step['what'], Verb> = {
  read: change(copies.markMessagesRead),
  unread: change(copies.markMessagesUnread),
  star: change(copies.starMessages),
  unstar: change(copies.unstarMessages),
  restore: change(copies.restoreMessages),
  purge: change(copies.purgeMessages),
  moveBack: change((viewer, meant) => copies.moveMessages(viewer, meant, null)),
  trash: async (viewer, one, hand, world) => {
    const { moment } = await copies.trashMessages(viewer, await which(viewer, one, hand, world))
    desk(world, viewer).moment = moment
  },
  move: async (viewer, one, hand, world) =>
    copies.moveMessages(viewer, await which(viewer, one, hand, world), anyFolder(hand, one.picks[1])),
  undo: (viewer, _, __, world) => copies.restoreTrashedAt(viewer, desk(world, viewer).moment),
  send: (viewer, one, hand, world) => sendMessage(viewer, compose(viewer, one, hand, world)),
  draft: (viewer, one, hand, world) => {
    const mine = desk(world, viewer)
    mine.draft ??= compose(viewer, one, hand, world)
    return saveDraft(viewer, mine.draft)
  },
  sendDraft: async (viewer, _, __, world) => {
    const mine = desk(world, viewer)
    if (mine.draft) await sendMessage(viewer, mine.draft)
    mine.draft = null
  },
  open: (viewer, { picks }, { ids }) => openMessage(viewer, at(ids, picks[0]) ?? uuidv7()),
  recall: async (viewer, { picks }, { sent }, world) => {
    const id = at(sent, picks[0]! % 3) ?? uuidv7()
    const word = world.words.get(id) ?? ''
    world.words.set(await recallMessage(viewer, id), word)
  },
  feedSeen: (viewer) => markFeedSeen(viewer),
  makeFolder: (viewer, { picks, isWhole }, hand) =>
    createFolder(viewer, { name: `D${picks[0]! % 9}`, parentId: isWhole ? anyFolder(hand, picks[1]) : null }),
  renameFolder: (viewer, { picks }, hand) => renameFolder(viewer, anyFolder(hand, picks[0]), `D${picks[1]! % 9}`),
  moveFolder: (viewer, { picks, isWhole }, hand) =>
    moveFolder(viewer, anyFolder(hand, picks[0]), isWhole ? anyFolder(hand, picks[1]) : null),
  deleteFolder: (viewer, { picks }, hand) => deleteFolder(viewer, anyFolder(hand, picks[0])),
}

/** Does a step; it may be refused, but nothing else may go wrong. */
async function take(world: Play, viewer: Viewer, one: Step): Promise<void> {
  const [mine, { folders }] = await Promise.all([readCopies(test.db, viewer), readMailCounts(viewer)])
  const newest = mine.toReversed()
  const sent = newest.filter(({ id, box }) => box === 'sent' && world.words.has(id)).map(({ id }) => id)
  const hand = { ids: [...new Set(newest.map(({ id }) => id))], sent, folders: folders.map(({ id }) => id) }
  await VERBS[one.what](viewer, one, hand, world).catch((error: unknown) => {
    if (!(error instanceof Refusal || error instanceof NotFound)) throw error
  })
}

/** Does steps, one after the other, or all at the same moment as from as many tabs; nobody else’s mail changes by it. */
async function act(world: Play, viewer: Viewer, tabs: Step[]): Promise<void> {
  const before = await readThings(world)
  const outcomes = await Promise.allSettled(tabs.map((one) => take(world, viewer, one)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  checkOthers(viewer, before, await readThings(world))
}

async function check(world: Play): Promise<void> {
  for (const viewer of world.people) {
    await checkMailbox(test.db, viewer)
    const mine = await readCopies(test.db, viewer)
    await checkNews(viewer, mine)
    await checkRecalled(world, viewer, mine)
  }
}

/** The feed has a line for each copy in the inbox, an empty one for a recalled message. */
async function checkNews(viewer: Viewer, mine: Copy[]): Promise<void> {
  const lines: string[] = []
  for (let before: string | undefined, more = true; more; more = before !== undefined) {
    const page = await listNews(viewer, before)
    for (const { items } of page.days)
      for (const item of items) for (const one of item.lines) lines.push(`${one.messageId} ${one.recalled} ${one.subject}`)
    before = page.older ?? undefined
  }
  const inbox = mine.filter(({ box, trashed, folderId }) => box === 'inbox' && !trashed && !folderId)
  expect(lines.toSorted()).toEqual(
    inbox.map(({ id, recalled, subject }) => `${id} ${recalled} ${recalled ? '' : subject}`).toSorted(),
  )
}

/** Of a recalled message a recipient sees neither words nor files, in the thread or in a search. */
async function checkRecalled(world: Play, viewer: Viewer, mine: Copy[]): Promise<void> {
  const shells = mine.filter(({ box, recalled }) => recalled && box === 'inbox')
  for (const { id, threadId, subject } of shells) {
    expect(subject).toBe('')
    const latest = mine.findLast((copy) => copy.threadId === threadId && copy.box !== 'drafts')!
    const { messages } = await readThread(viewer, threadId, latest.id, test.db, 200)
    const shell = messages.find((message) => message.id === id)
    expect(shell).toMatchObject({ recalled: true, body: '', preview: '', attachments: [] })
    for (const inTrash of [false, true]) {
      const { hits } = await searchMail(viewer, world.words.get(id)!, { inTrash })
      expect(hits.map((hit) => hit.id)).not.toContain(id)
    }
  }
}

/** M31: an author throws everything away for good and leaves the school; whoever got a message opens it as before, with its files. */
async function leave(world: Play, author: Viewer): Promise<void> {
  const before = await readThings(world)
  const { folders } = await readMailCounts(author)
  for (const place of ['inbox', 'sent', 'drafts', ...folders.map(({ id }) => id), 'trash'].map((one) => placeOf(one)!)) {
    const all = { place, filter: 'all' as const, until: (await listMessages(author, place)).readAt || '0' }
    await (place === 'trash' ? copies.purgeMessages(author, all) : copies.trashMessages(author, all))
  }
  await test.db.execute(sql`update people set left_at = now() where id = ${author.personId}`)
  expect(await readCopies(test.db, author)).toEqual([])
  checkOthers(author, before, await readThings(world))
  for (const viewer of world.people) {
    const got = (await readCopies(test.db, viewer)).filter(
      ({ id, authorId }) => authorId === author.personId && world.words.has(id),
    )
    for (const { id, recalled, subject } of got) {
      const opened = await openMessage(viewer, id)
      expect(opened).toMatchObject({ subject, body: recalled ? '' : `<p>${subject}</p>` })
      expect(opened.attachments.map((file) => file.id)).toEqual(recalled ? [] : world.attached.get(id))
      for (const file of opened.attachments) expect(await getAttachment(viewer, file.id)).toMatchObject({ name: 'cours.txt' })
    }
  }
}

const someone = fc.nat(4)
/** A failing history is told as it is: looking for a shorter one would take minutes. */
const RUNS = { numRuns: 6, endOnFailure: true }

describe('M31 whatever people do', () => {
  it('each keeps their own copies, in one place and rightly counted', async () => {
    const history = fc.array(fc.tuple(someone, step), { minLength: 10, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(history, someone, async (steps, last) => {
        const world = await play()
        for (const [who, one] of steps) await act(world, world.people[who]!, [one])
        await check(world)
        await leave(world, world.people[last]!)
        await check(world)
      }),
      RUNS,
    )
  })

  it('two tabs of one person come to one state', async () => {
    const pair = fc.tuple(step, step).map(([one, other]) => [one, { ...other, picks: one.picks }])
    await fc.assert(
      fc.asyncProperty(
        someone,
        fc.array(step, { maxLength: 5 }),
        fc.array(pair, { maxLength: 12 }),
        async (who, first, pairs) => {
          const world = await play()
          const viewer = world.people[who]!
          for (const tabs of [...first.map((one) => [one]), ...pairs]) await act(world, viewer, tabs)
          await check(world)
        },
      ),
      RUNS,
    )
  })

  it('histories at the same moment come to one state', async () => {
    const history = fc.array(step, { minLength: 5, maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(someone, someone, history, history, async (one, other, first, second) => {
        const world = await play()
        const run = async (who: number, steps: Step[]) => {
          for (const each of steps) await take(world, world.people[who]!, each)
        }
        await Promise.all([run(one, first), run(other, second)])
        await check(world)
      }),
      RUNS,
    )
  })
})
