import { requirePerson } from '../ask.ts'
import { Inbox } from '../rows.tsx'

type Props = { searchParams: Promise<{ before?: string }> }

export default async function InboxPage({ searchParams }: Props) {
  await requirePerson()
  return <Inbox before={(await searchParams).before} />
}
