/**
 * An expected refusal: a code that names a sentence (`refusals.<code>` in i18n), the values it needs, and the field it is about.
 * Everything else that is thrown is a fault, and rises untouched.
 */
export class Refusal extends Error {
  readonly code: string
  readonly values: Record<string, string | number>
  readonly field: string | undefined

  constructor(code: string, values: Record<string, string | number> = {}, field?: string) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.values = values
    this.field = field
  }
}

/** Not mine and does not exist are the same answer. */
export class NotFound extends Error {
  constructor() {
    super('not found')
    this.name = 'NotFound'
  }
}
