import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '#env'
import { authenticate } from './authenticate.ts'
import { tellNewDevice } from './new-device.ts'
import type { SessionToken } from './session-cookie.ts'
import { closeSession, findViewer, openSession } from './sessions.ts'
import { nextStep } from './sign-in-challenges.ts'

/**
 * next-auth on the same verbs as our own sign-in form: its endpoints (`/api/auth/…`) open and close the same session rows and
 * share its cookie. The form is a server action because next-auth's own needs scripts for its CSRF token.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().secret,
    session: { strategy: 'jwt' },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { identifier: {}, password: { type: 'password' } },
        async authorize(credentials, request) {
          if (!credentials) return null
          const address = String(request.headers?.['x-preau-address'] ?? 'unknown')
          const id = await authenticate(credentials, address).catch(() => null)
          // The second step has pages of its own; this door knows passwords alone.
          if (!id || (await nextStep(id)) !== 'none') return null
          const opened = { id, userAgent: String(request.headers?.['user-agent'] ?? '') }
          return opened
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        return user ? openHere(user) : token
      },
      async session({ session, token }) {
        const viewer = await findViewer(token as SessionToken)
        return { expires: session.expires, ...(viewer ? { user: { name: viewer.name } } : {}) }
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await closeSession(token as SessionToken)
      },
    },
  }
}

async function openHere({ id, userAgent = '' }: { id: string; userAgent?: string }): Promise<SessionToken> {
  const { token } = await openSession(id, userAgent)
  await tellNewDevice(token)
  return token
}
