/**
 * An identifier as somebody typed it, as it is looked up and as its tries are counted: the same for both, so that letters which
 * PostgreSQL and JavaScript make small in different ways (İ) give no tries of their own. PostgreSQL has no NUL.
 */
export function typedIdentifier(typed: string): string {
  return typed.replaceAll('\0', '').trim().slice(0, 200).toLowerCase()
}
