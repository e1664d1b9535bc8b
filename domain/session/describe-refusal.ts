import { getTranslations } from 'next-intl/server'
import type { Refusal } from '#domain/refusal'
import { type DescribedRefusal, inWords, type Translate } from './refusal-words.ts'

export type { DescribedRefusal }

/** A refusal as the interface says it, in the language of the request. */
export async function describeRefusal(refusal: Refusal): Promise<DescribedRefusal> {
  return inWords(refusal, (await getTranslations()) as unknown as Translate)
}
