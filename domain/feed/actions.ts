'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '#domain/session/action'
import { markFeedSeen } from './mark-feed-seen.ts'

export const markFeedSeenAction = action(z.object({}), async (viewer) => {
  await markFeedSeen(viewer)
  refresh()
})
