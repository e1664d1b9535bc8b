import type { DraftView } from '#domain/mail/types'
import type { Typed } from './typed.ts'

/** What this browser keeps of a message until the server has it. */
export type LocalCopy = Typed & {
  id: string
  /** The page's query, so that « Nouveau message » or an answer finds its text again after a crash. */
  where: string
  at: number
  /** The page that wrote it, and the last save on the server that it knew (ISO 8601). */
  page: string
  knows: string | null
}

/** A copy that was found; `apart` when the draft went another way meanwhile, so that both are kept. */
export type FoundCopy = LocalCopy & { apart: boolean }

const PREFIX = 'preau:draft:'
/** School computers are shared: what was never fetched back is forgotten. */
const KEPT_MS = 7 * 24 * 3600 * 1000

/** One for each page: two tabs with the same draft do not write over each other. */
const keyOf = (owner: string, page: string) => `${PREFIX}${owner}:${page}`

export function keepLocally(owner: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(owner, copy.page), JSON.stringify(copy))
  } catch {
    // Full or forbidden storage: the server's copy is the first one anyway.
  }
}

export function forgetLocally(owner: string, page: string): void {
  try {
    localStorage.removeItem(keyOf(owner, page))
  } catch {
    // Nothing was kept then.
  }
}

/** The unsaved text for this page: of this very draft, or of one begun at the same address whose page is gone. */
export async function findLocally(owner: string, draft: DraftView, where: string): Promise<FoundCopy | undefined> {
  const copies = listCopies(owner)
  const open = await openElsewhere()
  const closed = copies.filter((copy) => !open.has(lockName(copy.page))).sort((a, b) => b.at - a.at)
  const own = closed.find((copy) => copy.id === draft.id)
  if (own) return compare(owner, own, draft)
  if (draft.savedAt) return undefined
  const left = closed.find((copy) => copy.where === where)
  return left && { ...left, apart: false }
}

/**
 * Written on top of what the server has: it goes on. What the same page saved later: the server has it. Written on top of
 * something older: both are kept.
 */
function compare(owner: string, own: LocalCopy, { savedAt, savedBy }: DraftView): FoundCopy | undefined {
  const isNewer = own.at > (savedAt?.getTime() ?? 0)
  if (own.knows === (savedAt?.toISOString() ?? null)) return { ...own, apart: false }
  // Neither knows of pages: an earlier build wrote both, and the hour decides.
  const isOlderBuild = own.knows === null && savedBy === null
  if (own.page !== savedBy && !isOlderBuild) return { ...own, apart: true }
  if (isNewer) return { ...own, apart: false }
  forgetLocally(owner, own.page)
  return undefined
}

function listCopies(owner: string): LocalCopy[] {
  const copies: LocalCopy[] = []
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      const copy = JSON.parse(localStorage.getItem(key) ?? 'null') as LocalCopy | null
      if (!copy || Date.now() - copy.at > KEPT_MS) localStorage.removeItem(key)
      else if (key.startsWith(keyOf(owner, ''))) copies.push({ ...OLDER, ...copy, page: copy.page ?? copy.id })
    }
  } catch {
    // Unreadable storage keeps nothing.
  }
  return copies
}

/** What copies lack that an earlier build kept. */
const OLDER = { bcc: [], sentAs: '', noReply: false, asksConfirmation: false, knows: null }

const lockName = (page: string) => `preau-compose-${page}`

/** Pages that another tab has open are not crashed ones. */
async function openElsewhere(): Promise<Set<string | undefined>> {
  const held = (await navigator.locks?.query())?.held ?? []
  return new Set(held.map(({ name }) => name))
}

/** Says to the other tabs that this page is open here, until `signal` aborts. */
export function holdOpen(page: string, signal: AbortSignal): void {
  const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  navigator.locks?.request(lockName(page), { signal }, () => released).catch(() => undefined)
}
