import type { Readable } from 'node:stream'

/** The first and the last byte wanted, both included. */
export type ByteRange = { start: number; end: number }

/** Files by the SHA-256 of their bytes, each stored once. Nothing here knows names, owners or rights. */
export type FileStore = {
  /** Where files lie until they are complete and found clean. */
  readonly incoming: string
  /** Takes a complete file over, all at once; the same content again changes nothing. */
  adopt(sha256: string, path: string, size: number): Promise<void>
  /** A stream that reads as fast as it is read. Rejects when there is no such file. */
  open(sha256: string, range?: ByteRange): Promise<Readable>
  /** Removes a file; nothing happens when there is none. Whoever calls sees to it that nobody has it. */
  remove(sha256: string): Promise<void>
  /** What is stored, in no order worth relying on, without holding all of it in memory. */
  list(): AsyncIterable<string>
  /** When a file was last put there; null when there is none. */
  storedAt(sha256: string): Promise<Date | null>
}
