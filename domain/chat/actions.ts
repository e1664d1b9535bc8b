'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type AdminState, adminAction } from '#domain/session/action'
import { type ChatLooks, DESIGNS } from './chat-looks.ts'
import { CHAT_CONTENTS, type ChatPolicies } from './chat-policy.ts'
import { saveChatLooks } from './save-chat-looks.ts'
import { saveChatPolicies } from './save-chat-policies.ts'

const content = z.enum(CHAT_CONTENTS)
const form = z.strictObject({ student: content, guardian: content, teacher: content, staff: content })

export const saveChatPoliciesAction = adminAction<ChatPolicies, AdminState>(form, async (viewer, wanted) => {
  await saveChatPolicies(viewer, wanted)
  refresh()
  return { saved: true }
})

const looksForm = z.strictObject({ list: z.enum(DESIGNS), detail: z.enum(DESIGNS) })

export const saveChatLooksAction = adminAction<ChatLooks, AdminState>(looksForm, async (viewer, wanted) => {
  await saveChatLooks(viewer, wanted)
  refresh()
  return { saved: true }
})
