import { type SQL, sql } from 'drizzle-orm'
import { rows } from '#db/client'
import { moveMessages } from '#domain/mail/copies'
import { alternate, median, timed } from '../measure.ts'
import { newestIds } from '../people.ts'
import { atMostTimes, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

const MOVED = 500

export const w16: Workload = {
  name: 'W16',
  title: `moving ${MOVED} messages into a folder, mailbox of 10,000`,
  run: async (stage) => {
    const { viewer } = stage.owners[10_000]
    const ids = await newestIds(stage.db, viewer.personId, MOVED)
    const folder = await addFolder(stage, viewer.personId)
    const list = `{${ids.join(',')}}`
    const file = (to: SQL) => sql`update deliveries set folder_id = ${to}, trashed_at = null
      where person_id = ${viewer.personId} and message_id = any (${list}::uuid[]) and box <> 'drafts'`
    const back = async () => {
      await stage.db.execute(file(sql`null`))
      await stage.db.execute(sql`vacuum deliveries`)
    }
    try {
      const [ours = [], bare = []] = await alternate(
        stage.rounds,
        () => timed(() => moveMessages(viewer, ids, folder, stage.db)).finally(back),
        () => timed(() => stage.db.execute(file(sql`${folder}::uuid`))).finally(back),
      )
      return [atMostTimes('all at once, floor: bare SQL', median(ours), median(bare), 1.5, milliseconds)]
    } finally {
      await back()
      await stage.db.execute(sql`delete from folders where person_id = ${viewer.personId} and id = ${folder}`)
    }
  },
}

async function addFolder({ db }: Stage, personId: string): Promise<string> {
  const [folder] = await rows<{ id: string }>(
    db,
    sql`insert into folders (person_id, name) values (${personId}, 'Bench ' || uuidv7()) returning id`,
  )
  return folder?.id ?? ''
}
