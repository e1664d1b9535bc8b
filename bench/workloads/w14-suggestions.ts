import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { readQuestion } from '#domain/directory/directory-question'
import { searchDirectory } from '#domain/directory/search-directory'
import { suggestRecipients } from '#domain/directory/suggestions'
import type { Viewer } from '#domain/session/viewer'
import { personId, SCHOOL_ID } from '../data/ids.ts'
import { askersOf } from '../data/network.ts'
import { alternate, percentile, timedEach, warmUp } from '../measure.ts'
import { signIn } from '../people.ts'
import { explain, recordStatements } from '../recorded.ts'
import { atMost, atMostTimes, type Line, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

const TYPED = ['mar', 'ber', 'lea', 'pet', 'mat', 'cla', 'pau', 'dur', 'gar', 'eleves']
const RUNS = 30

type Search = {
  what: string
  ask: (db: Database, viewer: Viewer, word: string) => Promise<unknown>
  bare: (viewer: Viewer, word: string) => SQL[]
}

const SEARCHES: Search[] = [
  {
    what: 'suggestions',
    ask: (db, viewer, word) => suggestRecipients(viewer, word, db),
    bare: (viewer, word) => [bareGroups(viewer, word), barePeople(viewer, word)],
  },
  {
    what: 'directory',
    ask: (db, viewer, word) => searchDirectory(viewer, readQuestion({ q: word }, []), db),
    bare: (viewer, word) => [bareGroups(viewer, word), bareSeen(viewer, word)],
  },
]

export const w14: Workload = {
  name: 'W14',
  title: 'suggestions and directory, three letters typed',
  run: async (stage) => {
    const lines: Line[] = []
    for (const { who, id } of await askersOfBoth(stage)) {
      const { viewer } = await signIn(stage.db, id)
      for (const search of SEARCHES) lines.push(...(await searchLines(stage, `${search.what}, ${who}`, viewer, search)))
    }
    return lines
  },
}

async function askersOfBoth({ db, size }: Stage): Promise<{ who: string; id: string }[]> {
  const school = await rows<{ who: string; id: string }>(
    db,
    sql`select distinct on (profile) 'school of 5,000, ' || profile as who, id from people
        where school_id <> ${SCHOOL_ID} and activated_at is not null and left_at is null order by profile, id`,
  )
  return [...school, ...askersOf(size).map(({ who, numbers }) => ({ who: `network of 100,000, ${who}`, id: personId(numbers) }))]
}

async function searchLines({ db, rounds }: Stage, who: string, viewer: Viewer, { ask, bare: bareOf }: Search): Promise<Line[]> {
  const word = (run: number) => TYPED[run % TYPED.length]!
  const search = (run: number) => ask(db, viewer, word(run))
  const askBare = (run: number) => Promise.all(bareOf(viewer, word(run)).map((one) => db.execute(one)))
  await warmUp(
    () => search(0),
    () => askBare(0),
  )
  const [ours = [], bare = []] = await alternate(
    rounds,
    () => timedEach(RUNS, search),
    () => timedEach(RUNS, askBare),
  )
  const [all, floor] = [ours.flat(), bare.flat()]
  const atDatabase = await spansAtDatabase(db, (noting, run) => ask(noting, viewer, word(run)))
  return [
    atMostTimes(`${who}: median, floor: bare SQL`, percentile(all, 0.5), percentile(floor, 0.5), 2, milliseconds),
    atMost(`${who}: p95 at the database`, percentile(atDatabase.spans, 0.95), 20, milliseconds),
    { what: `${who}: buffers at most`, ours: String(Math.max(...atDatabase.buffers)) },
  ]
}

/** What the server itself says of each word, all statements of a search together. */
async function spansAtDatabase(db: Database, ask: (noting: Database, run: number) => Promise<unknown>) {
  const spans: number[] = []
  const buffers: number[] = []
  for (const run of [...TYPED.keys(), ...TYPED.keys()]) {
    const statements = await recordStatements(db, (noting) => ask(noting, run))
    const explained = await Promise.all(statements.map((statement) => explain(db, statement)))
    spans.push(explained.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
    buffers.push(explained.reduce((sum, one) => sum + one.buffers, 0))
  }
  return { spans, buffers }
}

/** Twelve people of that name whom the rules let one write to, by hand. */
function barePeople(viewer: Viewer, word: string): SQL {
  return sql`select p.id, p.name, p.profile, p.class_name from people p
    where p.school_id = ${viewer.schoolId} and p.search_name like ${`% ${word}%`} and p.activated_at is not null and p.left_at is null
      and exists (select from group_members t where t.person_id = p.id and t.group_id = any (array(
        select r.to_group_id from communication_rules r join group_members m on m.group_id = r.from_group_id
        where m.person_id = ${viewer.personId} and r.reach = 'members')))
    order by p.last_name, p.first_name, p.id limit 12`
}

/** Fifty-one people of that name or duty whom the viewer sees: by a rule of theirs or towards them, or in one group, by hand. */
function bareSeen(viewer: Viewer, word: string): SQL {
  const own = sql`select m.group_id from group_members m where m.person_id = ${viewer.personId}`
  return sql`select p.id, p.name, p.profile, p.class_name, p.duty from people p
    where p.school_id = ${viewer.schoolId} and p.directory_words like ${`% ${word}%`} and p.activated_at is not null and p.left_at is null
      and exists (select from group_members t where t.person_id = p.id and t.group_id = any (array(
        select r.to_group_id from communication_rules r where r.from_group_id in (${own}) and r.reach = 'members'
        union all select r.from_group_id from communication_rules r where r.to_group_id in (${own}) and r.reach = 'members'
        union all select g.id from groups g where g.id in (${own}) and g.kind not in ('profile', 'level', 'class_guardians'))))
    order by p.directory_words, p.id limit 51`
}

function bareGroups(viewer: Viewer, word: string): SQL {
  return sql`select g.id, g.name from groups g
    where g.school_id = ${viewer.schoolId} and g.search_name like ${`% ${word}%`} and g.id = any (array(
      select r.to_group_id from communication_rules r join group_members m on m.group_id = r.from_group_id
      where m.person_id = ${viewer.personId} and r.reach = 'group'))
    order by g.name, g.id limit 12`
}
