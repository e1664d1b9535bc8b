import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '#db/client'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { draftTo, makeSmallSchool, type SmallSchool } from '#domain/school-for-tests'
import type { CleanHtml } from './clean-html.ts'
import { isSurelyRare } from './common-words.ts'
import { trashMessages } from './copies.ts'
import { saveDraft } from './drafts.ts'
import { candidatesByCopies, candidatesByWords } from './search-candidates.ts'
import { findAll, type SearchPage, searchMail } from './search-mail.ts'
import type { Marked } from './search-marks.ts'
import { readSearch } from './search-terms.ts'
import { sendMessage } from './send-message.ts'
import type { DraftInput } from './types.ts'
import { writeAutomatic } from './write-automatic.ts'

const test = useTestDatabase()
let school: SmallSchool
const viewer = (name: string) => school.viewer(name)

beforeAll(async () => {
  school = await makeSmallSchool(test.db)
})

const write = (from: string, to: string[], more: Partial<DraftInput> = {}) =>
  sendMessage(viewer(from), draftTo(school, to, more)).then(({ id }) => id)
const found = (name: string, query: string, more = {}) => searchMail(viewer(name), query, more)
const ids = ({ hits }: SearchPage) => hits.map(({ id }) => id)
const marked = (text: Marked | undefined) => text?.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')

async function attach(owner: string, name: string): Promise<string> {
  const [file] = await rows<{ id: string }>(
    test.db,
    sql`with b as (insert into blobs (sha256, size, type, verdict) values (${'ab'.repeat(32)}, 1, 'text/plain', 'clean')
          on conflict (sha256) do update set size = 1 returning sha256)
        insert into attachments (school_id, owner_id, sha256, name)
        select ${viewer(owner).schoolId}, ${viewer(owner).personId}, sha256, ${name} from b returning id`,
  )
  return file!.id
}

describe('B12 searching one’s own mail', () => {
  it('finds words of subject and text whatever their accents and endings, and marks them', async () => {
    const id = await write('Claire Martin', ['Léa Bernard'], {
      subject: 'Réunion des élèves délégués',
      body: '<p>La salle polyvalente sera préparée.</p>',
    })
    for (const query of ['reunions', 'ÉLÈVE délégué', 'préparés', 'preparer', 'salle polyv'])
      expect(ids(await found('Léa Bernard', query)), query).toContain(id)
    const [hit] = (await found('Léa Bernard', 'reunion preparees')).hits
    expect(marked(hit?.subject)).toBe('[Réunion] des élèves délégués')
    expect(marked(hit?.preview)).toBe('La salle polyvalente sera [préparée].')
    expect(ids(await found('Léa Bernard', 'réunion introuvable'))).toEqual([])
  })

  it('finds the names of the author and of the recipients, unstemmed, and of files', async () => {
    const file = await attach('Karim Benali', 'bulletin_3A-trimestre.pdf')
    const id = await write('Karim Benali', ['Sophie Bernard', 'Nadia Petit'], { subject: 'Cantine', attachmentIds: [file] })
    for (const query of ['benali', 'ben', 'nadia petit', 'bulletin', 'trimestre.pdf', 'de:karim', 'à:nadia', 'pièce:oui cantine'])
      expect(ids(await found('Sophie Bernard', query)), query).toContain(id)
    for (const query of ['de:nadia', 'à:karim', 'cantine pièce:non'])
      expect(ids(await found('Sophie Bernard', query)), query).not.toContain(id)
    const [hit] = (await found('Sophie Bernard', 'bulletin')).hits
    expect(marked(hit?.preview)).toBe('[bulletin]_3A-trimestre.pdf')
  })

  it('never finds by the name of a blind recipient', async () => {
    const id = await write('Karim Benali', ['Hugo Petit'], { subject: 'Absence notée', bcc: [school.person('Paul Durand')] })
    expect(ids(await found('Hugo Petit', 'durand'))).not.toContain(id)
    expect(ids(await found('Hugo Petit', 'à:paul'))).toEqual([])
    expect(ids(await found('Paul Durand', 'notée'))).toEqual([id])
  })

  it('is nobody else’s mail', async () => {
    const id = await write('Claire Martin', ['Léa Bernard'], { subject: 'Confidentiel-7341' })
    expect(ids(await found('Léa Bernard', 'confidentiel'))).toEqual([id])
    expect(ids(await found('Claire Martin', 'confidentiel'))).toEqual([id])
    for (const name of ['Hugo Petit', 'Karim Benali', 'Sophie Bernard']) expect(ids(await found(name, '7341')), name).toEqual([])
    const other = await makeSmallSchool(test.db)
    expect(ids(await searchMail(other.viewer('Léa Bernard'), 'confidentiel'))).toEqual([])
  })

  it('takes exact phrases by their words and their order', async () => {
    const [right, wrong] = [
      await write('Claire Martin', ['Hugo Petit'], { subject: 'Le conseil de classe du 12' }),
      await write('Claire Martin', ['Hugo Petit'], { subject: 'Classe sans conseil' }),
    ]
    expect(ids(await found('Hugo Petit', 'conseil classe'))).toEqual(expect.arrayContaining([right, wrong]))
    expect(ids(await found('Hugo Petit', '"conseil de classe"'))).toEqual([right])
  })

  it('puts hits in subject and names first, the newest first among equals', async () => {
    const body = { subject: 'Divers', body: '<p>Il sera question du voilier.</p>' }
    const first = await write('Claire Martin', ['Jules Bernard'], { subject: 'Voilier' })
    const second = await write('Claire Martin', ['Jules Bernard'], { subject: 'Voiliers, encore' })
    const third = await write('Claire Martin', ['Jules Bernard'], body)
    const fourth = await write('Claire Martin', ['Jules Bernard'], body)
    expect(ids(await found('Jules Bernard', 'voilier'))).toEqual([second, first, fourth, third])
  })

  it('looks everywhere but in the trash, in the trash there, and says where each hit is', async () => {
    const [inbox, trashed] = [
      await write('Claire Martin', ['Nadia Petit'], { subject: 'Kermesse' }),
      await write('Claire Martin', ['Nadia Petit'], { subject: 'Kermesse, bis' }),
    ]
    const draft = draftTo(school, ['Claire Martin'], { subject: 'Kermesse : ma réponse' })
    await saveDraft(viewer('Nadia Petit'), draft)
    await trashMessages(viewer('Nadia Petit'), [trashed])
    const page = await found('Nadia Petit', 'kermesse')
    expect(page.hits.map(({ id, where, isDraft }) => [id, where.box, isDraft])).toEqual([
      [draft.id, 'drafts', true],
      [inbox, 'inbox', false],
    ])
    expect(ids(await found('Nadia Petit', 'kermesse', { inTrash: true }))).toEqual([trashed])
    await saveDraft(viewer('Nadia Petit'), { ...draft, subject: 'Fête' })
    expect(ids(await found('Nadia Petit', 'kermesse'))).toEqual([inbox])
  })

  it('shows a recalled message to its author alone', async () => {
    const id = await write('Claire Martin', ['Léa Bernard'], { subject: 'Ornithorynque' })
    await test.db.execute(sql`update messages set recalled_at = now() where id = ${id}`)
    expect(ids(await found('Léa Bernard', 'ornithorynque'))).toEqual([])
    expect(ids(await found('Claire Martin', 'ornithorynque'))).toEqual([id])
  })

  it('filters by day of the school and by what is unread', async () => {
    const id = await write('Claire Martin', ['Marc Bernard'], { subject: 'Calendrier' })
    // 23:30 in Paris on the last of September.
    await test.db.execute(sql`update deliveries set delivered_at = '2026-09-30T21:30:00Z' where message_id = ${id}`)
    for (const query of ['avant:2026-10-01', 'après:2026-09-30', 'calendrier non-lu', 'de:claire'])
      expect(ids(await found('Marc Bernard', query)), query).toEqual([id])
    for (const query of ['avant:2026-09-30', 'après:2026-10-01', 'pièce:oui', 'de:karim'])
      expect(ids(await found('Marc Bernard', query)), query).toEqual([])
    await test.db.execute(sql`update deliveries set read_at = now() where message_id = ${id}`)
    expect(ids(await found('Marc Bernard', 'calendrier non-lu'))).toEqual([])
  })

  it('finds what a rule wrote, by its words and never by those who got it', async () => {
    const id = uuidv7()
    const text = { subject: 'Réponse automatique', body: '' as CleanHtml, text: 'Absente jusqu’à lundi.', preview: '' }
    await writeAutomatic(
      viewer('Karim Benali'),
      { id, threadId: id, replyToId: id, ...text, label: 'Nadia Petit, Marc Bernard' },
      test.db,
    )
    await test.db.execute(sql`insert into deliveries (person_id, message_id, box, delivered_at)
      values (${viewer('Marc Bernard').personId}, ${id}, 'inbox', now())`)
    expect(ids(await found('Marc Bernard', 'absentes automatiques'))).toEqual([id])
    expect(ids(await found('Marc Bernard', 'nadia'))).toEqual([])
  })

  it('finds a message to oneself once', async () => {
    const id = await write('Paul Durand', ['Paul Durand'], { subject: 'Pense-bête' })
    expect(ids(await found('Paul Durand', 'pense bete'))).toEqual([id])
  })

  it('is sane on anything', async () => {
    const odd = [
      '',
      '"',
      '*',
      ':',
      '\0',
      '\\',
      "'",
      "a'b",
      ':*',
      '!(a|b)',
      'a & b',
      '<->',
      '\ud800',
      'x'.repeat(10_000),
      '1e10',
      '0x1f 3.14',
      'ß ﬁ ½ ǆ',
      '"'.repeat(300),
      'de:',
      'à:"',
      'ab '.repeat(3000),
      'العربية 漢字',
      'avant:9999-12-31',
      'après:1900-01-01',
    ]
    for (const query of odd)
      for (const before of [undefined, 'x', '_1_1_x', `${uuidv7()}_1_99999999999999999_${uuidv7()}`])
        expect(ids(await found('Hugo Petit', query, { before })), query).toBeInstanceOf(Array)
  })
})

describe('B12 many hits', () => {
  it('pages through all of them once, whichever way they are looked for', async () => {
    const author = viewer('Claire Martin')
    await test.db.execute(sql`with made as materialized (select uuidv7() as id, n from generate_series(1, 620) n), written as (
        insert into messages (id, school_id, author_id, author_name, state, thread_id, subject, body_text, sent_at, search)
        select id, ${author.schoolId}, ${author.personId}, ${author.name}, 'sent', id, 'Fanfare ' || n, '', now(),
          message_words('Fanfare ' || n, '', ${author.name}, '', '') from made)
      insert into deliveries (person_id, message_id, box, delivered_at)
      select ${viewer('Sophie Bernard').personId}, id, 'inbox', now() - (620 - n) * interval '1 minute' from made`)
    for (const query of ['fanfare', 'non-lu après:2020-01-01']) {
      const seen: string[] = []
      let page = await found('Sophie Bernard', query)
      expect(page).toMatchObject({ found: 250, reach: 'many' })
      expect(marked(page.hits[0]?.subject)).toBe(query === 'fanfare' ? '[Fanfare] 620' : 'Fanfare 620')
      for (seen.push(...ids(page)); page.older; seen.push(...ids(page)))
        page = await found('Sophie Bernard', query, { before: page.older })
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBeGreaterThanOrEqual(620)
    }
  })

  it('gives the ids of all that is found, each once, the trash apart', async () => {
    const all = await findAll(viewer('Sophie Bernard'), 'fanfare', false)
    expect(all).toHaveLength(620)
    expect(new Set(all).size).toBe(620)
    expect(await findAll(viewer('Sophie Bernard'), 'fanfare', true)).toEqual([])
    expect(await findAll(viewer('Hugo Petit'), 'fanfare', false)).toEqual([])
    expect(await findAll(viewer('Sophie Bernard'), '***', false)).toEqual([])
  })

  it('finds the same by the index of words and by going through the copies', async () => {
    for (const query of ['fanfare', 'fanfare 61', '"fanfare 600"', 'de:claire fanf', 'fanfare non-lu']) {
      const scope = { viewer: viewer('Sophie Bernard'), search: readSearch(query), inTrash: false, under: null }
      const [byWords, byCopies] = await Promise.all(
        [candidatesByWords(scope), candidatesByCopies(scope)].map((candidates) =>
          rows(test.db, sql`with ${candidates} select h.message_id, h.close from hits h order by h.message_id`),
        ),
      )
      expect(byWords?.length, query).toBeGreaterThan(0)
      expect(byWords, query).toEqual(byCopies)
    }
  })

  it('knows of a word that few have without asking the planner', async () => {
    await test.db.execute(sql`analyze messages`)
    const isRare = (query: string) => test.db.transaction((tx) => isSurelyRare(readSearch(query).terms, tx))
    expect(await isRare('fanfare')).toBe(false)
    expect(await isRare('fanfares municipales')).toBe(true)
    expect(await isRare('xylophone')).toBe(true)
    expect(await isRare('de:cla')).toBe(false)
    expect(await isRare('o')).toBe(false)
    expect(await isRare('')).toBe(false)
  })
})
