/** What the server's part of this request gave by `handOver` (domain/session/request-scope.ts). Nothing in the browser. */
export function handedOver<T>(name: string): T | undefined {
  const scopes = (
    globalThis as { [key: symbol]: { getStore: () => { handed?: Map<string, T> | null } | undefined } | undefined }
  )[Symbol.for('preau.request')]
  return scopes?.getStore()?.handed?.get(name)
}
