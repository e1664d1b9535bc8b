import type { Reason } from '#domain/directory/types'

/** A reason about somebody else, as the end of a sentence; codes are made at run time and cannot be checked by type. */
export function because(t: (key: never, values?: never) => string, { code, values }: Reason): string {
  return (t as unknown as (key: string, values: Reason['values']) => string)(`because.${code}`, values)
}
