import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { NotFoundPage } from '#components/ui/not-found-page'
import { pageWords } from '#components/ui/page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: pageWords(await getLocale()).notFoundTitle }
}

export default async function NotFound() {
  return <NotFoundPage lang={await getLocale()} />
}
