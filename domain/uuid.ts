const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text may be given to the database as an id; everything else is an id that does not exist. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
