import { z } from 'zod'
import { parseChosen } from '#domain/mail/compose-form'
import type { HistoryInput } from './send-history.ts'

const id = z.string().max(36)
const texts = (most: number, length: number) => z.array(z.string().max(length)).max(most).default([])

/** The fields that send a history: where to (`person:<id>`, `group:<id>`, `guardians:<id>`, addresses as typed), and the yes to many. */
export const historyForm = z
  .strictObject({ id, room: id, to: texts(500, 60), addresses: texts(50, 3000), agreed: z.literal('on').optional() })
  .transform(({ to, agreed, ...rest }): HistoryInput => ({ ...rest, to: parseChosen(to.join(' ')), agreed: agreed === 'on' }))
