/** What to look for in the log; everything is optional. Days are « 2026-11-24 » in the school's zone, both included. */
export type AuditFilter = {
  /** Words of the name of who acted, and of whom or what it was about. */
  actor: string
  subject: string
  /** The id of one person or group: all that was done to it. */
  about: string
  /** The first part of the actions wanted: `person`, `import`. */
  kind: string
  from: string
  until: string
}

const NAMES = ['actor', 'subject', 'about', 'kind', 'from', 'until'] as const

type Asked = Record<string, string | string[] | undefined>

/** Reads the filter out of an address: what is not text is nothing, what is long is cut. */
export function readAuditFilter(asked: Asked): AuditFilter {
  const text = (name: string) => {
    const value = asked[name]
    return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 100) : ''
  }
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as AuditFilter
}

/** The same as the query of an address, without what is empty. */
export function auditQuery(filter: AuditFilter, before = ''): string {
  const given = [...NAMES.map((name) => [name, filter[name]]), ['before', before]].filter(([, value]) => value)
  return given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : ''
}
