import 'server-only'
import { headers } from 'next/headers'
import { ownPath } from './own-path.ts'

/** The path and query that the browser asked for, as the server saw them; '/' where it did not say. */
export async function wantedPath(): Promise<string> {
  return ownPath((await headers()).get('x-preau-path'))
}
