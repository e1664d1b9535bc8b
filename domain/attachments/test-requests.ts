/** For tests: an address that takes requests. */
const ADDRESS = 'http://localhost:3000/api/attachments'

export type Body = NonNullable<RequestInit['body']>

/** For tests: a request as a browser posts it; `query` follows the address. */
export function post(
  body: Body | null,
  headers: Record<string, string> = {},
  more: RequestInit & { query?: string } = {},
): Request {
  return new Request(ADDRESS + (more.query ?? ''), { method: 'POST', body, headers, duplex: 'half', ...more } as RequestInit)
}

/** For tests: a body that gives `pieces` and then waits for ever; `given` counts what was taken. */
export function stalling(pieces: Uint8Array[]) {
  const state = { given: 0 }
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[state.given++]
      if (!piece) return new Promise(() => {})
      controller.enqueue(piece)
    },
  })
  return { state, body }
}

/** For tests: a form filled in, and a file as a browser holds it. */
export const filled = (...entries: [string, string | File][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}
export const file = (name: string, content: string | Uint8Array<ArrayBuffer> = name) => new File([content], name)
