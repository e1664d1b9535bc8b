/**
 * The body of an answer, made piece by piece as the client takes it: nothing waits in memory for a slow one. When the client
 * leaves, also before the first piece, `stop` is called once and `pieces` come to their end; that is no fault and is not told.
 */
export function answerBody(
  pieces: AsyncIterator<Uint8Array>,
  client: AbortSignal,
  stop: () => void = () => {},
): ReadableStream<Uint8Array> {
  let left = false
  const leave = () => {
    if (left) return
    left = true
    stop()
    // What waits for a piece that no longer comes is told so; what never began has nothing open.
    pieces.return?.().catch(() => {})
  }
  if (client.aborted) leave()
  else client.addEventListener('abort', leave, { once: true })
  const next = () => pieces.next().catch((error: unknown) => (left ? END : Promise.reject(error)))
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = left ? END : await next()
        if (!done && !left) return controller.enqueue(value)
        client.removeEventListener('abort', leave)
        closeQuietly(controller)
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}

const END = { done: true, value: undefined } as const

/** A body that was cancelled meanwhile is closed already. */
function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close()
  } catch {
    // Nobody reads any more.
  }
}
