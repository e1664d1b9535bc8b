type Scope = { handed: Map<string, unknown> | null }
type Scopes = { getStore: () => Scope | undefined }

/** The request under way, as domain/session/request-scope.ts keeps it. Undefined in the browser. */
function handed(): Map<string, unknown> | null | undefined {
  return (globalThis as { [key: symbol]: Scopes | undefined })[Symbol.for('preau.request')]?.getStore()?.handed
}

/**
 * A server component gives `value` to the client components that write the markup of this request, and hears whether there are
 * any: after a move inside the app there are none. What is handed over need not travel to the browser a second time as data.
 */
export function handOver(name: string, value: unknown): boolean {
  const place = handed()
  place?.set(name, value)
  return Boolean(place)
}

/** What was handed over, while the server writes the markup; undefined in the browser. */
export function handedOver<T>(name: string): T | undefined {
  return handed()?.get(name) as T | undefined
}
