import { type FileHandle, open } from 'node:fs/promises'

const WINDOW = 64 * 1024

/** Reads a file forward through a window of 64 kB, whatever its size. The caller closes it. */
export class ByteReader {
  readonly #handle: FileHandle
  #window: Buffer = Buffer.alloc(0)
  #next = 0

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  static async open(path: string): Promise<ByteReader> {
    return new ByteReader(await open(path))
  }

  /** The next bytes, at most 64 kB, without moving; fewer than asked for only at the end of the file. */
  async peek(count = WINDOW): Promise<Buffer> {
    if (this.#window.length < count) {
      const { buffer, bytesRead } = await this.#handle.read(Buffer.allocUnsafe(WINDOW), 0, WINDOW, this.#next)
      this.#next += bytesRead
      this.#window = Buffer.concat([this.#window, buffer.subarray(0, bytesRead)])
    }
    return this.#window.subarray(0, Math.min(count, WINDOW))
  }

  /** Exactly `count` bytes (at most 64 kB), or null when the file ends before; then it stays where it is. */
  async take(count: number): Promise<Buffer | null> {
    const bytes = await this.peek(count)
    if (bytes.length < count) return null
    this.#window = this.#window.subarray(count)
    return bytes
  }

  /** Moves forward over any number of bytes. */
  skip(count: number): void {
    const held = Math.min(count, this.#window.length)
    this.#window = this.#window.subarray(held)
    this.#next += count - held
  }

  /** The next `count` bytes in pieces, fewer when the file ends before. */
  async *copy(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const piece = await this.peek(Math.min(left, WINDOW))
      if (piece.length === 0) return
      this.skip(piece.length)
      left -= piece.length
      yield piece
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
