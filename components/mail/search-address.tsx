/** Fields of the filters, each with the word that it stands for in a query. */
const FIELDS = [
  ['from', 'de'],
  ['to', 'à'],
  ['after', 'après'],
  ['until', 'avant'],
] as const

type Given = { get: (name: string) => unknown }

/** What an address or a form searches for: what was typed in the box, and the fields of the filters as words. */
export function queryOf(given: Given): string {
  const text = (name: string) => String(given.get(name) ?? '').trim()
  const fields = FIELDS.flatMap(([field, word]) => {
    const value = text(field).replaceAll('"', ' ')
    return value ? [/\s/.test(value) ? `${word}:"${value}"` : `${word}:${value}`] : []
  })
  const ticked = [text('files') && 'pièce:oui', text('unread') && 'non-lu']
  return [text('q'), ...fields, ...ticked].filter(Boolean).join(' ')
}

/** `/mail/inbox?q=…`; the box itself where nothing is searched for. */
export function searchHref(segment: string, query: string, before?: string | null): string {
  const params = new URLSearchParams({ ...(query && { q: query }), ...(before && { before }) })
  return params.size > 0 ? `/mail/${segment}?${params}` : `/mail/${segment}`
}
