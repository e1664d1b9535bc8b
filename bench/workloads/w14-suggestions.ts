import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
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

export const w14: Workload = {
  name: 'W14',
  title: 'suggestions, three letters typed',
  run: async (stage) => {
    const lines: Line[] = []
    for (const { who, id } of await askersOfBoth(stage)) {
      const { viewer } = await signIn(stage.db, id)
      lines.push(...(await suggestionLines(stage, who, viewer)))
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

async function suggestionLines({ db, rounds }: Stage, who: string, viewer: Viewer): Promise<Line[]> {
  const word = (run: number) => TYPED[run % TYPED.length]!
  const suggest = (run: number) => suggestRecipients(viewer, word(run), db)
  const askBare = (run: number) =>
    Promise.all([bareGroups(viewer, word(run)), barePeople(viewer, word(run))].map((one) => db.execute(one)))
  await warmUp(
    () => suggest(0),
    () => askBare(0),
  )
  const [ours = [], bare = []] = await alternate(
    rounds,
    () => timedEach(RUNS, suggest),
    () => timedEach(RUNS, askBare),
  )
  const [all, floor] = [ours.flat(), bare.flat()]
  const atDatabase = await spansAtDatabase(db, (noting, run) => suggestRecipients(viewer, word(run), noting))
  return [
    atMostTimes(`${who}: median, floor: bare SQL`, percentile(all, 0.5), percentile(floor, 0.5), 2, milliseconds),
    atMost(`${who}: p95 at the database`, percentile(atDatabase.spans, 0.95), 20, milliseconds),
    { what: `${who}: buffers at most`, ours: String(Math.max(...atDatabase.buffers)) },
  ]
}

/** What the server itself says of each word, all statements of a suggestion together. */
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

function bareGroups(viewer: Viewer, word: string): SQL {
  return sql`select g.id, g.name from groups g
    where g.school_id = ${viewer.schoolId} and g.search_name like ${`% ${word}%`} and g.id = any (array(
      select r.to_group_id from communication_rules r join group_members m on m.group_id = r.from_group_id
      where m.person_id = ${viewer.personId} and r.reach = 'group'))
    order by g.name, g.id limit 12`
}
