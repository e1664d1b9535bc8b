import { ownPath } from '#domain/session/own-path'

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** JSON for scripts (200, 401, 404, or 403 and 422 with `refusal`), and for other sites; for a plain form the next page, with the refusal's code where there is one. */
export function answer(scripted: boolean, status: number, body: object, back: string): Response {
  if (scripted) return Response.json(body, { status, headers: PRIVATE })
  const next = new URL(ownPath(back), 'http://own')
  if ('room' in body && typeof body.room === 'object' && body.room && 'id' in body.room) next.pathname = `/chat/${body.room.id}`
  if ('refusal' in body) next.searchParams.set('refusal', (body.refusal as { code: string }).code)
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: next.pathname + next.search } })
}
