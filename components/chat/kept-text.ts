/** School computers are shared: what was never fetched back is forgotten. */
const KEPT_MS = 7 * 24 * 3600 * 1000

type Kept = { text: string; at: number }
/** A message that has not left; `at`: when it was written, milliseconds. */
export type KeptMessage = Kept & { id: string; roomId: string }

const outKey = (me: string, id: string) => `preau:chat:${me}:out:${id}`
const draftKey = (me: string, roomId: string) => `preau:chat:${me}:draft:${roomId}`

/** What a full or forbidden storage did not take, for the life of the page. */
const spare = new Map<string, string>()

/** Messages of this person that no server has yet, in the order in which they were written; the same in all tabs. */
export function listKeptMessages(me: string): KeptMessage[] {
  return entries<KeptMessage>(outKey(me, '')).toSorted((a, b) => a.at - b.at || a.id.localeCompare(b.id))
}

export function keepMessage(me: string, message: KeptMessage): void {
  write(outKey(me, message.id), message)
}

export function forgetMessage(me: string, id: string): void {
  remove(outKey(me, id))
}

/** What stands in the box of a talk; empty for nothing. */
export function readKeptDraft(me: string, roomId: string): string {
  return entries<Kept>(draftKey(me, roomId))[0]?.text ?? ''
}

export function keepDraft(me: string, roomId: string, text: string): void {
  if (text.trim() === '') remove(draftKey(me, roomId))
  else write(draftKey(me, roomId), { text, at: Date.now() })
}

/** Whether an event of the storage is about messages of this person. */
export function concernsMessages(me: string, key: string | null): boolean {
  return key === null || key.startsWith(outKey(me, ''))
}

function write(key: string, value: Kept): void {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(key, text)
  } catch {
    spare.set(key, text)
  }
}

function remove(key: string): void {
  spare.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // Only the spare had it.
  }
}

function entries<T extends Kept>(prefix: string): T[] {
  const texts = [...spare].filter(([key]) => key.startsWith(prefix)).map(([, text]) => text)
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) texts.push(localStorage.getItem(key)!)
  } catch {
    // The spare is all there is.
  }
  return texts.map((text) => JSON.parse(text) as T).filter(({ at }) => Date.now() - at < KEPT_MS)
}
