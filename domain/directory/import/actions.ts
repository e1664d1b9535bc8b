'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Refusal } from '#domain/refusal'
import { adminAction, type FormState } from '#domain/session/action'
import { readBrought } from './bring-files.ts'
import { readChosen } from './chosen-columns.ts'
import { abandonImport } from './plan-import.ts'
import type { Chosen } from './read-files.ts'
import { requestOwnImport } from './request-import.ts'

const one = z.strictObject({ id: z.uuid() })
const yes = one.extend({ agreed: z.array(z.string().max(60)).max(10).default([]), password: z.string().max(10_000).optional() })

const page = (id: string) => `/admin/import/${id}`

/** Applies the plan that was shown; what needs a second yes comes with its number, new administrators with one's own password. */
export const applyImportAction = adminAction<z.infer<typeof yes>, FormState>(yes, async (viewer, { id, agreed, password }) => {
  await requestOwnImport(viewer, id, agreed, password)
  redirect(page(id))
})

/** Puts an import aside before it ran. */
export const abandonImportAction = adminAction<z.infer<typeof one>, FormState>(one, async (viewer, { id }) => {
  await abandonImport(viewer, id)
  redirect('/admin/import')
})

/** Reads the files with the school or the columns that were chosen. What cannot be read says so on the import's page. */
export const chooseAction = adminAction<{ id: string; chosen: Chosen }, FormState>(readChosen, async (viewer, { id, chosen }) => {
  try {
    await readBrought(viewer, id, chosen)
  } catch (error) {
    // A table without names stays to be chosen anew; every other refusal ended the import, whose page tells.
    if (!(error instanceof Refusal) || error.code === 'roster-no-mapping' || error.code.startsWith('import-')) throw error
  }
  redirect(page(id))
})
