import { cache } from 'react'
import type { Viewer } from '#domain/session/viewer'
import { wantedPath } from '#domain/session/wanted-path'
import { findOpenedMessage, type Opening } from './open-message.ts'
import { placeOf } from './place.ts'
import { EARLIER, earlierOf } from './thread-sizes.ts'

/** A message opened by a page, once a request, with the neighbours and as much of its thread as the request's address asks for. */
export const getOpenedMessage = cache(async (viewer: Viewer, id: string) =>
  findOpenedMessage(viewer, id, openingOf(await wantedPath())),
)

/** Opens the message that the request's address names, if it names one: what a page counts is counted after it was read. */
export async function openAddressed(viewer: Viewer): Promise<void> {
  const [, place, , id] = (await wantedPath()).split(/[/?]/)
  if (place === 'mail' && id) await getOpenedMessage(viewer, id)
}

/** `/mail/inbox/<id>?earlier=80` is opened from a list, `/mail/print/<id>` with its whole thread. */
function openingOf(path: string): Opening {
  const { pathname, searchParams } = new URL(path, 'http://own')
  const segment = pathname.split('/')[2] ?? ''
  if (segment === 'print') return { earlier: EARLIER.most }
  return { place: placeOf(segment) ?? undefined, earlier: earlierOf(searchParams.get('earlier')) }
}
