import { cache } from 'react'
import type { Viewer } from '#domain/session/viewer'
import { wantedPath } from '#domain/session/wanted-path'
import { findOpenedMessage } from './open-message.ts'

/** A message opened by a page, once a request. */
export const getOpenedMessage = cache((viewer: Viewer, id: string) => findOpenedMessage(viewer, id))

/** Opens the message that the request's address names, if it names one: what a page counts is counted after it was read. */
export async function openAddressed(viewer: Viewer): Promise<void> {
  const [, place, , id] = (await wantedPath()).split(/[/?]/)
  if (place === 'mail' && id) await getOpenedMessage(viewer, id)
}
