import type { ChatOverview } from '#domain/chat/types'
import type { FavouriteState } from './star-button.tsx'

export type Other = { id: string; name: string; state: Exclude<FavouriteState, 'accepted'> }

/** « Pas dans la liste »: those whom one talks with in an open talk of two, or asked, who are no favourites (yet); by name. */
export function listOthers(contacts: ChatOverview['contacts'], rooms: ChatOverview['rooms']): Other[] {
  const others = new Map<string, Other>()
  for (const { kind, isOpen, people } of rooms)
    if (kind === 'pair' && isOpen) for (const { id, name } of people) others.set(id, { id, name, state: 'none' })
  for (const { id, name, state } of contacts)
    if (state === 'accepted') others.delete(id)
    else others.set(id, { id, name, state: 'requested' })
  return [...others.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
