import { returnFromProvider } from '#domain/session/oidc-doors'

/** Where the identity provider sends the browser back to. */
export const GET = returnFromProvider
