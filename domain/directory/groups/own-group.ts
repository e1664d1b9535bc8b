import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { isDuplicate } from '#db/duplicate'
import { NotFound, Refusal } from '#domain/refusal'
import { isAdministeredBy } from '#domain/session/administers'
import type { Viewer } from '#domain/session/viewer'

/** Characters of a name, with room for the prefix of those who run the group. */
export const NAME_LENGTH = 80

export type OwnGroup = { id: string; name: string; kind: 'manual' | 'mailbox' }

/**
 * A group or shared mailbox made by hand of the administrator's school, held for a change; `NotFound` for any other. The school is held first, as changes
 * of rules do: two administrators at one group then wait for each other in turn instead of for ever.
 */
export async function holdGroup(viewer: Viewer, id: string, tx: Database): Promise<OwnGroup> {
  await tx.execute(sql`select from schools s where ${isAdministeredBy(viewer, sql`s.id`)} for no key update`)
  const [group] = await rows<OwnGroup>(
    tx,
    sql`select g.id, g.name, g.kind from groups g where g.id = ${id}::uuid and g.kind in ('manual', 'mailbox') and ${isAdministeredBy(viewer, sql`g.school_id`)}
        for update`,
  )
  if (!group) throw new NotFound()
  return group
}

/** Runs a change of names; a name that another group of the school has is `group-name-taken`. */
export async function naming<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('group-name-taken', {}, 'name')
    throw error
  }
}

/** The first word of the lines of the log about it. */
export const lineOf = ({ kind }: Pick<OwnGroup, 'kind'>, verb: string) => `${kind === 'mailbox' ? kind : 'group'}.${verb}`

/** What the group of those who run a group is called. */
export const runnersName = (name: string) => `Encadrants – ${name}`
