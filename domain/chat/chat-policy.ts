/** What a profile may say in the chat, each with what stands before it. */
export const CHAT_CONTENTS = ['off', 'text', 'links', 'files'] as const
export type ChatContent = (typeof CHAT_CONTENTS)[number]

export const CHAT_PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const
export type ChatPolicies = Record<(typeof CHAT_PROFILES)[number], ChatContent>

/** What a school without rows of its own does: students have text alone (docs/decisions.md), everybody else links and smileys. */
export const CHAT_DEFAULTS: ChatPolicies = { student: 'text', guardian: 'links', teacher: 'links', staff: 'links' }

/** Whether somebody of this policy may say that: `files` implies links, links imply text. */
export function allows(policy: ChatContent, wanted: Exclude<ChatContent, 'off'>): boolean {
  return CHAT_CONTENTS.indexOf(policy) >= CHAT_CONTENTS.indexOf(wanted)
}
