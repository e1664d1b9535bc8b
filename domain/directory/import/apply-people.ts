import { sql } from 'drizzle-orm'
import { type Database, rows } from '#db/client'
import { holdIdentifiers } from './identifiers.ts'
import { comparison } from './plan.ts'
import { families, type Which } from './which.ts'

/** Brings the people of the school to what the files say; gives the number of rows written. */
export async function applyPeople(which: Which, tx: Database): Promise<number> {
  const written = [
    await addPeople(which, tx),
    await changePeople(which, tx),
    await changeContacts(which, tx),
    await endAccess(which, tx),
  ]
  return written.reduce((sum, one) => sum + one, 0)
}

/** Identifiers are made once and never change: `prenom.nom`, numbered from the second in the whole database. */
async function addPeople(which: Which, tx: Database): Promise<number> {
  await holdIdentifiers(tx)
  const made = await rows(
    tx,
    sql`with ${comparison(which)},
      fresh as (select c.*, row_number() over (partition by c.identifier order by c.external_id) as turn from compared c where c.fresh),
      taken as (select f.identifier, max(coalesce(nullif(substr(lower(p.identifier), length(f.identifier) + 1), '')::int, 1)) as last
        from (select distinct identifier from fresh) f
          join people p on regexp_replace(lower(p.identifier), '[0-9]{1,6}$', '') = f.identifier group by 1)
      insert into people (id, school_id, profile, first_name, last_name, name, search_name, duty, class_name, identifier, external_id, is_admin)
      select f.person_id, ${which.schoolId}::uuid, f.profile, f.first_name, f.last_name, f.name, f.search_name, f.duty, f.class_name,
        f.identifier || coalesce(nullif(coalesce(t.last, 0) + f.turn, 1)::text, ''), f.external_id, f.is_admin
      from fresh f left join taken t on t.identifier = f.identifier returning 1`,
  )
  return made.length
}

async function changePeople(which: Which, tx: Database): Promise<number> {
  const changed = await rows(
    tx,
    sql`with ${comparison(which)}
      update people p set profile = c.profile, first_name = c.first_name, last_name = c.last_name, name = c.name,
        search_name = c.search_name, duty = c.duty, class_name = c.class_name, external_id = c.external_id, is_admin = c.is_admin, left_at = null
      from compared c where p.id = c.person_id and p.school_id = ${which.schoolId}::uuid and not c.fresh and not c.leaves
        and (p.profile, p.first_name, p.last_name, p.name, p.search_name, p.duty, p.class_name, p.external_id, p.is_admin, p.left_at) is distinct from
          (c.profile, c.first_name, c.last_name, c.name, c.search_name, c.duty, c.class_name, c.external_id, c.is_admin, null::timestamptz)
      returning 1`,
  )
  return changed.length
}

async function changeContacts(which: Which, tx: Database): Promise<number> {
  const changed = await rows(
    tx,
    sql`with ${comparison(which)}
      insert into contact_details (person_id, email, mobile, phone, address)
      select c.person_id, c.email, c.mobile, c.phone, c.address from compared c where not c.leaves and c.contact_changed
      on conflict (person_id) do update set email = excluded.email, mobile = excluded.mobile, phone = excluded.phone, address = excluded.address
      returning 1`,
  )
  return changed.length
}

/** Who leaves is kept for the day of return, and signed out everywhere now. */
async function endAccess(which: Which, tx: Database): Promise<number> {
  const left = await rows(
    tx,
    sql`with ${comparison(which)},
      gone as (update people p set left_at = now() from compared c where p.id = c.person_id and p.school_id = ${which.schoolId}::uuid
        and c.leaves and p.left_at is null returning p.id),
      closed as (update sessions s set revoked_at = now() from gone where s.person_id = gone.id and s.revoked_at is null),
      unopened as (delete from activation_codes a using gone where a.person_id = gone.id)
      select id from gone`,
  )
  return left.length
}

/** Ties as the files say them, for whoever stands in the files; gives the number of rows written. */
export async function applyTies(which: Which, tx: Database): Promise<number> {
  const [ties] = await rows<{ count: number }>(
    tx,
    sql`with ${families(which)},
      cut as (delete from guardianships c using untied u where c.guardian_id = u.guardian_id and c.student_id = u.student_id returning 1),
      tied as (insert into guardianships (guardian_id, student_id, relation) select guardian_id, student_id, relation from stated
        on conflict (guardian_id, student_id) do update set relation = excluded.relation where guardianships.relation <> excluded.relation returning 1)
      select ((select count(*) from cut) + (select count(*) from tied))::int as count`,
  )
  return ties?.count ?? 0
}
