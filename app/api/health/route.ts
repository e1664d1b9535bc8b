import { connection } from 'next/server'
import { isReady } from '#domain/health/queries'

/** `200 {"status":"ok"}` while requests may be sent here, 503 otherwise; tells nothing else. */
export async function GET(): Promise<Response> {
  await connection()
  const ready = await isReady()
  return Response.json(
    { status: ready ? 'ok' : 'unavailable' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
