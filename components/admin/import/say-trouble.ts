import { getTranslations } from 'next-intl/server'

/** Keys made at run time cannot be checked by type. */
type Translate = { (key: string, values?: Record<string, string | number>): string; has: (key: string) => boolean }
type Coded = { code: string; values: Record<string, string | number> }

/** Why an import was refused, failed, or asks again. */
export async function sayTrouble({ code, values }: Coded): Promise<string> {
  return say(['roster.refusals', 'import.refusals', 'refusals'], { code, values })
}

/** What is wrong with a line. */
export async function sayIssue({ code, values }: Coded): Promise<string> {
  return say(['roster.issues', 'import.issues'], { code, values })
}

async function say(places: string[], { code, values }: Coded): Promise<string> {
  const t = (await getTranslations()) as unknown as Translate
  const place = places.find((one) => t.has(`${one}.${code}`))
  return place ? t(`${place}.${code}`, values) : code
}
