/**
 * A path of our own out of something that came with a request, or '/' for anything else: other sites, other schemes,
 * `//host` and backslashes. The router's own parameters are dropped. Never leads back to the pages before sign-in, and of the
 * doors for programs only to a file, which somebody may have a link to.
 */
export function ownPath(value: string | null | undefined): string {
  if (!value?.startsWith('/') || value.length > 2000 || /[\\\p{Cc}]/u.test(value)) return '/'
  if (!URL.canParse(value, 'http://own')) return '/'
  const url = new URL(value, 'http://own')
  if (
    url.origin !== 'http://own' ||
    url.pathname.startsWith('//') ||
    /^\/(?:sign-in|activate|forgot|reset)(?:\/|$)/.test(url.pathname) ||
    (url.pathname.startsWith('/api/') && !/^\/api\/(?:attachments\/|messages\/[^/]+\/attachments\.zip$)/.test(url.pathname))
  )
    return '/'
  url.searchParams.delete('_rsc')
  return url.pathname + url.search
}
