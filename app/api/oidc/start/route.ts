import type { NextRequest } from 'next/server'
import { leaveForProvider } from '#domain/session/oidc-doors'

/** The way to the identity provider; a link, since forms may not leave for another site (`form-action`). */
export function GET(request: NextRequest): Promise<never> {
  return leaveForProvider(request.nextUrl.searchParams.get('next'))
}
