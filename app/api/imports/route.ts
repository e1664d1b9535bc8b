import { bringFiles } from '#domain/directory/import/bring-files'
import { Refusal } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

/** Takes the roster files of an administrator's form, as a stream, and goes on to the page of their import. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request.headers)
    const viewer = await getViewer()
    if (!viewer) return seeOther('/sign-in?next=%2Fadmin%2Fimport')
    if (!viewer.isAdmin) return new Response(null, { status: 404 })
    return seeOther(`/admin/import/${await bringFiles(viewer, request)}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'foreign-origin') return new Response(null, { status: 403 })
    return seeOther(`/admin/import?refused=${encodeURIComponent(error.code)}`)
  }
}
