import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { families, goneGroups, mine, type Which } from './which.ts'

export type LostPair = 'student-teacher' | 'guardian-teacher' | 'guardian-student'
/** How many pairs, and the names of a few. */
export type Lost = { count: number; examples: [string, string][] }

const FEW = 5

/**
 * Pairs of people whom a class or course that both share brings together now and no longer will, and guardians with a child that is theirs no
 * more. Nobody who leaves is counted: that is said of them already.
 */
export async function countLost(which: Which, tx: Database): Promise<Record<LostPair, Lost>> {
  return {
    'student-teacher': await count(classPairs(which, 'students'), which, tx),
    'guardian-teacher': await count(classPairs(which, 'guardians'), which, tx),
    'guardian-student': await count(sql`select guardian_id as one, student_id as other from untied`, which, tx),
  }
}

async function count(pairs: SQL, which: Which, tx: Database): Promise<Lost> {
  const [lost] = await rows<Lost>(
    tx,
    sql`with ${families(which)}, lost as materialized (${pairs})
      select (select count(*)::int from lost) as count, coalesce((select json_agg(json_build_array(p.name, o.name))
        from (select * from lost order by one, other limit ${sql.raw(String(FEW))}) few
          join people p on p.id = few.one join people o on o.id = few.other), '[]') as examples`,
  )
  return lost!
}

function classPairs(which: Which, part: 'students' | 'guardians'): SQL {
  const kinds = sql`(${`class_${part}`}, ${`course_${part}`})`
  const stays = (person: SQL) =>
    sql`not exists (select from import_people l where ${mine(which, 'l')} and l.person_id = ${person} and l.leaves)`
  const now = sql`select o.person_id as one, t.person_id as other from groups g
    join groups h on h.school_id = g.school_id and h.class_name = g.class_name and h.kind = split_part(g.kind, '_', 1) || '_teachers'
    join group_members o on o.group_id = g.id join group_members t on t.group_id = h.id
    where g.school_id = ${which.schoolId}::uuid and g.kind in ${kinds}`
  return sql`${now} and ${stays(sql`o.person_id`)} and ${stays(sql`t.person_id`)}
    except select o.person_id, t.person_id from import_groups g
      join import_groups h on h.import_id = g.import_id and h.base = g.base and h.kind = split_part(g.kind, '_', 1) || '_teachers'
      join import_group_members o on o.import_id = g.import_id and o.group_id = g.group_id
      join import_group_members t on t.import_id = h.import_id and t.group_id = h.group_id
      where ${mine(which, 'g')} and g.kind in ${kinds}
    except ${now} and not exists (select from import_groups n where ${mine(which, 'n')} and n.group_id = g.id)
      and not exists (select from ${goneGroups(which)} d where d.id = g.id)`
}
