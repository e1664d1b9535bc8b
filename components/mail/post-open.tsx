import type { Counts } from '#components/header/live-counts'
import type { SheetView } from './sheet-types.ts'

/** What `POST /api/messages/<id>/open?box=<box>` answers. `at`: when the counts were read, in milliseconds of the server. */
export type Opened = { sheet: SheetView; counts: Counts; at: number }

let latest = 0

/**
 * Opens the message of `/mail/<box>/<id>`. Null when the server does not answer so (signed out, gone, unreachable): its page
 * then says why. `overtaken` when another was opened meanwhile.
 */
export async function postOpen(path: string): Promise<Opened | 'overtaken' | null> {
  const turn = ++latest
  const [, , box = '', id = ''] = path.split('/')
  const answer = await fetch(`/api/messages/${id}/open?box=${box}`, { method: 'POST' })
    .then((response) => (response.ok ? (response.json() as Promise<Opened>) : null))
    .catch(() => null)
  return turn === latest ? answer : 'overtaken'
}
