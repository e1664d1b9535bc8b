import { type NextRequest, NextResponse } from 'next/server'

/**
 * Headers and nonce, nothing else: no rule of who may see what depends on this file (SAFETY rule 6), and pages work the same
 * without it, only with the server's constant headers alone.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  // Next reads the nonce from the request's own policy and puts it on every script that it writes.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const dev = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    // The development server's own tools write scripts as strings.
    ...(dev ? [] : ["require-trusted-types-for 'script'", 'trusted-types default preau nextjs']),
  ].join('; ')
}

/** Pages only: uploads under /api must not be buffered here, and files need no policy. */
export const config = { matcher: ['/((?!api/|_next/static/|icons\\.svg|icon\\.svg|badge\\.js).*)'] }
