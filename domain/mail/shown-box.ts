/** A node of the router's state as Next sends it: segment, parallel routes, address, `refetch` where it wants the part anew. */
type Node = [segment: unknown, routes: Record<string, Node>, url?: unknown, wish?: unknown]

/**
 * Whether a browser whose router sent `state` (the header `Next-Router-State-Tree`) shows this box and does not ask for it anew:
 * its router then keeps folders and list, and what it asks for comes below them. Anything that cannot be read is no.
 */
export function showsBox(state: string | null, box: string): boolean {
  if (!state) return false
  try {
    return holdsBox(JSON.parse(decodeURIComponent(state)) as Node, box)
  } catch {
    return false
  }
}

function holdsBox([segment, routes, , wish]: Node, box: string): boolean {
  if (wish === 'refetch') return false
  if (Array.isArray(segment) && segment[0] === 'box') return segment[1] === box
  return Object.values(routes).some((child) => holdsBox(child, box))
}
