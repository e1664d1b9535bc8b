import { z } from 'zod'

/** Longer than any text that is accepted: the verb says how long it may be. */
export const typedText = z.string().max(20_000)
export const someId = z.string().max(36)

/** The fields of `POST /api/chat/post`. */
export const postFields = z.strictObject({ room: someId, id: someId, text: typedText })
