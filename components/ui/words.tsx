/** The words that a client component shows, by their keys: sentences travel, the language machinery stays on the server. */
export function words<K extends string>(t: (key: K) => string, keys: readonly K[]): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, t(key)])) as Record<K, string>
}

/** A branch of the words as it stands, for a component that shows most of it. Typed by its taker: the library's own `raw` knows leaves alone. */
export function branch<T>(t: { raw: (key: never) => unknown }, key: string): T {
  return t.raw(key as never) as T
}
