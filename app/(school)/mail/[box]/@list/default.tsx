import { headers } from 'next/headers'
import { showsList } from '#domain/mail/shown-list'
import ListPage from './page.tsx'

type Props = { params: Promise<{ box: string }> }

/** Beside an open message: the browser keeps the list that it shows, so that opening a message costs the message alone. */
export default async function KeptList({ params }: Props) {
  const shown = (await headers()).get('x-preau-shown')
  return showsList(shown, (await params).box) ? null : <ListPage params={params} />
}
