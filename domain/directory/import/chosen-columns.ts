import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { CSV_FIELDS } from '../roster/csv-fields.ts'
import type { ColumnMapping } from '../roster/roster.ts'
import type { Chosen } from './read-files.ts'

const PROFILE = z.enum(['student', 'guardian', 'teacher', 'staff', 'column'])
const FIELD = z.enum(CSV_FIELDS)

/**
 * What the form of choices says: `org`, or for each table `file:<n>` its name, `profile:<n>`, and `column:<n>:<index>` the field that the
 * column holds, empty for none. Throws `bad-input`; of two columns with one field the first counts.
 */
export function readChosen(form: FormData): { id: string; chosen: Chosen } {
  const text = (name: string) => z.string().max(300).catch('').parse(form.get(name))
  const id = z.uuid().safeParse(text('id'))
  if (!id.success) throw new Refusal('bad-input')
  const org = text('org')
  if (org) return { id: id.data, chosen: { org } }
  const mappings: Record<string, ColumnMapping> = {}
  for (let number = 0; form.has(`file:${number}`); number++)
    mappings[text(`file:${number}`)] = { profile: profileOf(text(`profile:${number}`)), columns: columnsOf(form, number) }
  return { id: id.data, chosen: { mappings } }
}

function profileOf(given: string): ColumnMapping['profile'] {
  const profile = PROFILE.safeParse(given)
  if (!profile.success) throw new Refusal('bad-input')
  return profile.data
}

function columnsOf(form: FormData, number: number): Record<string, number> {
  const columns: Record<string, number> = {}
  const mine = new RegExp(`^column:${number}:(\\d{1,3})$`)
  for (const [name, value] of form) {
    const index = mine.exec(name)?.[1]
    const field = FIELD.safeParse(value)
    if (index !== undefined && field.success) columns[field.data] ??= Number(index)
  }
  return columns
}
