import { getLocale } from 'next-intl/server'
import { NotFoundPage } from '#components/ui/not-found-page'

export default async function NotFound() {
  return <NotFoundPage lang={await getLocale()} brand />
}
