import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import type { Viewer } from '#domain/session/viewer'
import { explainRefusal } from './explain-refusal.ts'
import { FIRST_WAY, reasonOf, type Way, waysOf } from './reach-reasons.ts'
import type { Reason } from './types.ts'

type Person = { id: string; name: string; canWrite: boolean }

/** Why the viewer may or may not write to somebody of their school; where several rules say so, the one between the largest wholes. */
export async function explainReach(viewer: Viewer, person: Person, db: Database): Promise<Reason> {
  if (person.id === viewer.personId) return { code: 'self', values: {} }
  if (!person.canWrite) {
    const { code, values } = await explainRefusal(viewer, { kind: 'person', id: person.id, name: person.name }, db)
    return { code, values }
  }
  const them = sql`${person.id}::uuid`
  const [way] = await rows<Way>(
    db,
    sql`select w.* from (${waysOf(viewer)}) w join group_members b on b.group_id = w.to_id and b.person_id = ${them}
        where w.code <> 'ownChild' or exists (
          select from guardianships k where k.guardian_id = ${viewer.personId}::uuid and k.student_id = ${them})
        order by ${FIRST_WAY} limit 1`,
  )
  return way ? reasonOf(way) : { code: 'self', values: {} }
}
