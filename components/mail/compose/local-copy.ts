import type { AttachmentView, Recipient } from '#domain/mail/types'

/** What this browser keeps of a message until the server has it. */
export type LocalCopy = {
  id: string
  /** The page's query, so that « Nouveau message » or an answer finds its text again after a crash. */
  where: string
  at: number
  to: Recipient[]
  cc: Recipient[]
  attachments: AttachmentView[]
  subject: string
  body: string
  bodyFormat: 'html' | 'text'
}

const PREFIX = 'preau:draft:'
/** School computers are shared: what was never fetched back is forgotten. */
const KEPT_MS = 7 * 24 * 3600 * 1000

const keyOf = (owner: string, id: string) => `${PREFIX}${owner}:${id}`

export function keepLocally(owner: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(owner, copy.id), JSON.stringify(copy))
  } catch {
    // Full or forbidden storage: the server's copy is the first one anyway.
  }
}

export function forgetLocally(owner: string, id: string): void {
  try {
    localStorage.removeItem(keyOf(owner, id))
  } catch {
    // Nothing was kept then.
  }
}

/** The unsaved text for this page: of this very draft, or of one begun at the same address whose page is gone. */
export async function findLocally(
  owner: string,
  id: string,
  where: string,
  savedAt: Date | null,
): Promise<LocalCopy | undefined> {
  const copies = listCopies(owner)
  const own = copies.find((copy) => copy.id === id)
  if (own) return own.at > (savedAt?.getTime() ?? 0) ? own : undefined
  if (savedAt) return undefined
  const open = await openElsewhere()
  return copies.filter((copy) => copy.where === where && !open.has(lockName(copy.id))).sort((a, b) => b.at - a.at)[0]
}

function listCopies(owner: string): LocalCopy[] {
  const copies: LocalCopy[] = []
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      const copy = JSON.parse(localStorage.getItem(key) ?? 'null') as LocalCopy | null
      if (!copy || Date.now() - copy.at > KEPT_MS) localStorage.removeItem(key)
      else if (key === keyOf(owner, copy.id)) copies.push(copy)
    }
  } catch {
    // Unreadable storage keeps nothing.
  }
  return copies
}

const lockName = (id: string) => `preau-draft-${id}`

/** Drafts that another tab has open are not crashed ones. */
async function openElsewhere(): Promise<Set<string | undefined>> {
  const held = (await navigator.locks?.query())?.held ?? []
  return new Set(held.map(({ name }) => name))
}

/** Says to the other tabs that this draft is open here, until `signal` aborts. */
export function holdOpen(id: string, signal: AbortSignal): void {
  const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  navigator.locks?.request(lockName(id), { signal }, () => released).catch(() => undefined)
}
