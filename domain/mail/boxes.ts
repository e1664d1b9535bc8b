import type { Viewer } from '#domain/session/viewer'
import { type Place, placeOf } from './place.ts'
import { getMailCounts } from './queries.ts'
import type { BoxName } from './types.ts'

/** A box as its address names it: one of the four, or an own folder with its name. */
export type Box = { segment: string; place: Place; name: BoxName | null; folderName: string }

/** The box of an address, or null for what is neither a box nor a folder of one's own. */
export async function findBox(viewer: Viewer, segment: string): Promise<Box | null> {
  const place = placeOf(segment)
  if (place === null) return null
  if (typeof place === 'string') return { segment, place, name: place, folderName: '' }
  const folder = (await getMailCounts(viewer)).folders.find(({ id }) => id === place.folderId)
  return folder ? { segment, place, name: null, folderName: folder.name } : null
}
