import { sql } from 'drizzle-orm'
import { ask, type MadePerson, makeGroup, makePerson } from './database.ts'
import { unique } from './mail.ts'

/** So many people whom no other test knows, who may write to each other, and their group. */
export async function makeCircle(count: number): Promise<{ people: MadePerson[]; group: string; groupName: string }> {
  const word = unique('Cercle').replace(' ', '-')
  const names = ['Noa', 'Sacha', 'Camille', 'Dominique', 'Alix'].slice(0, count)
  const people = await Promise.all(names.map((name) => makePerson(`${name} ${word}`)))
  const groupName = `Groupe ${word}`
  return { people, group: await makeGroup(groupName, people), groupName }
}

/** So many more members of a group, who never sign in. */
export async function makeCrowd(group: string, count: number): Promise<void> {
  await ask(sql`with made as (
      insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, activated_at)
      select school_id, 'student', 'Foule', n::text, 'Foule ' || n, 'foule ' || n, 'foule.' || ${group}::text || '.' || n, now()
      from people, generate_series(1, ${count}::int) n where identifier = 'claire.martin' returning id
    ) insert into group_members (person_id, group_id) select id, ${group}::uuid from made`)
}
