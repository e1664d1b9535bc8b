/** The words that a client component shows, by their keys: sentences travel, the language machinery stays on the server. */
export function words<K extends string>(t: (key: K) => string, keys: readonly K[]): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, t(key)])) as Record<K, string>
}
