import type { Metadata } from 'next'
import { PersonAdmin } from '#components/admin/person-admin'
import { getAdministeredPerson } from '#domain/directory/people/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import { found } from '../../../directory/found.ts'

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<{ done?: string | string[] }> }

const open = async (params: Props['params']) => found(getAdministeredPerson(await requireAdmin(), (await params).personId))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).name }
}

/** One person's account and what an administrator does about it; `?done=` says what was done just now. */
export default async function AdministeredPersonPage({ params, searchParams }: Props) {
  const [viewer, person, { done }] = [await requireAdmin(), await open(params), await searchParams]
  return (
    <main id="contenu" tabIndex={-1}>
      <PersonAdmin viewer={viewer} person={person} done={typeof done === 'string' ? done : ''} />
    </main>
  )
}
