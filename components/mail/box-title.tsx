import { getTranslations } from 'next-intl/server'
import type { Box } from '#domain/mail/boxes'

/** What a box is called: « Boîte de réception », or the name its owner gave the folder. */
export async function boxTitle({ name, folderName }: Pick<Box, 'name' | 'folderName'>): Promise<string> {
  return name ? (await getTranslations('mail'))(`boxes.${name}`) : folderName
}
