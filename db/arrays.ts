type Parse = (text: string) => unknown

/** PostgreSQL's array types that we use, by the number of the type, with how an element is read. */
const ARRAYS: [number, Parse][] = [
  [1000, (text) => text === 't'],
  [1005, Number],
  [1007, Number],
  [1016, Number],
  [1009, String],
  [1015, String],
  [1115, String],
  [1182, String],
  [1185, (text) => new Date(text)],
  [2951, String],
]

/**
 * Flat arrays in and out. postgres.js would ask each new connection for the array types, and when that connection is destroyed
 * meanwhile nobody catches the refusal: the process would end.
 */
export function arrayTypes() {
  const named = ARRAYS.map(([type, parse]) => {
    return [`array_${type}`, { to: type, from: [type], serialize: write, parse: (text: string) => read(text, parse) }] as const
  })
  return Object.fromEntries(named)
}

const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/g

function read(text: string, parse: Parse): unknown[] {
  return [...text.matchAll(ELEMENT)].map(([, quoted, bare]) => {
    if (quoted !== undefined) return parse(quoted.replaceAll(/\\(.)/gs, '$1'))
    return bare === 'NULL' ? null : parse(bare!)
  })
}

/** drizzle writes the arrays of its own columns itself. */
function write(value: unknown): string {
  return Array.isArray(value) ? `{${value.map(element).join(',')}}` : String(value)
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  const text = value instanceof Date ? value.toISOString() : String(value)
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
