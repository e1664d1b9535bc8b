import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'

export type Claims = { external_id?: string; uai?: string | string[]; email?: string }

/** A real OpenID Connect provider on a port that was free; whoever signs in there gets the claims of that name. */
export async function startProvider(port: number, redirectUri: string, accounts: Record<string, Claims>): Promise<Server> {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [
      {
        client_id: 'preau',
        client_secret: 'only-for-tests',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'external_id', 'uai', 'email'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['only-for-tests'] },
  })
  const server = createServer(provider.callback())
  await new Promise<void>((ready) => server.listen(port, 'localhost', ready))
  return server
}
