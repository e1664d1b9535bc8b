import { type SQL, sql } from 'drizzle-orm'
import { reaches } from '#domain/directory/communication-rules'
import { hasAccess } from '#domain/directory/reach'
import { CHAT_DEFAULTS, CHAT_PROFILES } from './chat-policy.ts'
import { isDeafTo } from './hearing.ts'

const SPEAKER = { personId: sql`speaker.id`, schoolId: sql`speaker.school_id` }
const PARTNER = { personId: sql`partner.id`, schoolId: sql`partner.school_id` }

const defaults = sql.raw(CHAT_PROFILES.map((profile) => `when '${profile}' then '${CHAT_DEFAULTS[profile]}'`).join(' '))

/** What the row of `people` called `alias` (ours, never typed) may say in the chat. */
export function policyOf(alias: string): SQL {
  const p = sql.raw(alias)
  return sql`coalesce((select policy.content from chat_policies policy where policy.school_id = ${p}.school_id and policy.profile = ${p}.profile),
    case ${p}.profile ${defaults} end)`
}

/** The other of a pair, for rows with `low_id` and `high_id`; null in a group. */
export function partnerOf(room: string, personId: SQL): SQL {
  const r = sql.raw(room)
  return sql`case when ${r}.low_id = ${personId} then ${r}.high_id else ${r}.low_id end`
}

/** Joins the other of a pair as `partner`, by the key: left to the planner it would read everybody for one (`limit` keeps it from that). */
export function joinPartner(room: string, personId: SQL): SQL {
  return sql`left join lateral (select other.* from people other where other.id = ${partnerOf(room, personId)} limit 1) partner on true`
}

/**
 * Why the row of `people` called `speaker` may not say more in a room whose other is `partner` (all null in a group): the code of
 * a refusal, empty when they may. A pair goes on while either reaches the other, whatever they let themselves be contacted for.
 */
export function closedBecause(kind: SQL): SQL {
  return sql`case when ${policyOf('speaker')} = 'off' then 'chat-off'
    when speaker.writing_blocked_at is not null then 'writing-blocked'
    when ${kind} <> 'pair' then ''
    when ${isDeafTo(sql`speaker.id`, sql`partner.id`)} then 'blocks-them'
    when not ${hasAccess(SPEAKER, 'partner')} then 'they-left'
    when ${policyOf('partner')} = 'off' then 'they-are-off'
    when not (${reaches(SPEAKER, PARTNER.personId)} or ${reaches(PARTNER, SPEAKER.personId)}) then 'out-of-reach'
    else '' end`
}
