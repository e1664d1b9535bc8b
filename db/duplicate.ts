/** Whether a statement failed because what it wrote must be unique and stands there already. */
export function isDuplicate(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return code === '23505' || cause?.code === '23505'
}
