import 'server-only'
import { type CallbackParamsType, type Client, custom, generators, Issuer } from 'openid-client'
import { env } from '#env'
import { outgoing } from './outgoing.ts'

/** What a browser keeps between leaving for the provider and coming back. */
export type Errand = { state: string; nonce: string; verifier: string }

/** Whom the provider says it is: its own name for them, and what it was asked to tell. */
export type Claims = { issuer: string; subject: string; externalIds: string[]; uais: string[] }

/** The provider of the settings and what leads to it; throws when there is none or it cannot be reached. */
export async function beginErrand(): Promise<{ errand: Errand; url: string }> {
  const client = await findClient()
  const errand = { state: generators.state(), nonce: generators.nonce(), verifier: generators.codeVerifier() }
  const url = client.authorizationUrl({
    scope: provider().scope,
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: generators.codeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  })
  return { errand, url }
}

/**
 * Takes the provider's answer: state, issuer, code with its verifier, and the signed token with its nonce, audience and times are all checked
 * (OpenID Connect Core §3.1.3.7). Throws at anything that does not fit.
 */
export async function endErrand(answer: CallbackParamsType, { state, nonce, verifier }: Errand): Promise<Claims> {
  const client = await findClient()
  const checks = { state, nonce, code_verifier: verifier, response_type: 'code' }
  const tokens = await client.callback(redirectUri(), answer, checks)
  const told = client.issuer.metadata.userinfo_endpoint && tokens.access_token ? await client.userinfo(tokens) : {}
  const claims: Record<string, unknown> = { ...told, ...tokens.claims() }
  const { claim, schoolClaim } = provider()
  return {
    issuer: client.issuer.metadata.issuer,
    subject: tokens.claims().sub,
    externalIds: texts(claims[claim]),
    uais: texts(claims[schoolClaim]),
  }
}

/** One text or a few, as providers send either; anything else is nothing. */
function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one): one is string => typeof one === 'string' && one.length > 0 && one.length <= 200).slice(0, 20)
}

function provider() {
  const { oidc } = env()
  if (!oidc) throw new Error('no identity provider is set')
  return oidc
}

const redirectUri = () => `${env().url}/api/oidc/callback`

let found: Promise<Client> | undefined

/** Asked once and kept; after a failure asked anew. */
function findClient(): Promise<Client> {
  found ??= discover().catch((error: unknown) => {
    found = undefined
    throw error
  })
  return found
}

async function discover(): Promise<Client> {
  const { issuer: wanted, id, secret } = provider()
  Issuer[custom.http_options] = (url) => outgoing(url, new URL(wanted).hostname)
  const issuer = await Issuer.discover(wanted)
  // RFC 8414 §3.3: a document that speaks for somebody else is not theirs to give.
  if (withoutSlash(issuer.metadata.issuer) !== withoutSlash(wanted)) throw new Error('the provider names another issuer')
  issuer[custom.http_options] = (url) => outgoing(url, new URL(wanted).hostname)
  const client = new issuer.Client({
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUri()],
    response_types: ['code'],
  })
  client[custom.http_options] = (url) => outgoing(url, new URL(wanted).hostname)
  client[custom.clock_tolerance] = 10
  return client
}

const withoutSlash = (url: string) => url.replace(/\/$/, '')
