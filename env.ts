import { z } from 'zod'

/** A setting that cannot be used: `lines` says, one sentence each, which variable it is and what it wants. */
export class BadSettings extends Error {
  readonly lines: string[]

  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'BadSettings'
    this.lines = lines
  }
}

const NEEDS = {
  PORT: 'un nombre entre 1 et 65535, par exemple PORT=3000',
  PREAU_URL: 'une adresse complète sans chemin, par exemple PREAU_URL=https://preau.exemple.fr',
  PREAU_SECRET: 'au moins 32 caractères au hasard, par exemple la sortie de « openssl rand -hex 32 »',
  DATABASE_URL: "l'adresse d'une base PostgreSQL, par exemple DATABASE_URL=postgres://preau:motdepasse@localhost:5432/preau",
  REDIS_URL: "l'adresse d'un serveur Redis, par exemple REDIS_URL=redis://localhost:6379",
  STORAGE_URL: 'file:/un/dossier ou s3://seau?endpoint=https://…',
  RESEND_BASE_URL: 'une adresse http(s), par exemple RESEND_BASE_URL=https://api.resend.com',
  SMTP_URL: 'smtp://serveur:587 ou smtps://serveur:465',
  MAIL_FROM: 'un expéditeur, par exemple MAIL_FROM="Préau <ne-pas-repondre@exemple.fr>"',
  FILES_URL: 'une adresse complète sans chemin, différente de PREAU_URL, par exemple FILES_URL=https://fichiers.exemple.fr',
  OIDC_ISSUER: "l'adresse https du fournisseur d'identité",
  PORTAL_ORIGINS: 'des adresses sans chemin séparées par des espaces, par exemple PORTAL_ORIGINS=https://portail.exemple.fr',
  PREAU_JOBS: 'here (les tâches se font dans ce processus) ou apart (elles sont laissées à « npm run worker »)',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace ou silent',
} as const

function parsed(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}

function isOrigin(value: string): boolean {
  const url = parsed(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

function hasProtocol(...protocols: string[]) {
  return (value: string) => protocols.includes(parsed(value)?.protocol ?? '')
}

function originOf(value: string): string {
  return new URL(value).origin
}

const origin = z.string().refine(isOrigin).transform(originOf)
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535)
const isPostgres = (value: string) => hasProtocol('postgres:', 'postgresql:')(value) && parsed(value)?.hostname !== ''

const variables = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).catch('development'),
    PORT: port.prefault('3000'),
    HOST: z.string().prefault('127.0.0.1'),
    PREAU_URL: origin.optional(),
    PREAU_DATA: z.string().prefault('.data'),
    PREAU_SECRET: z.string().min(32).optional(),
    DATABASE_URL: z.string().refine(isPostgres).optional(),
    REDIS_URL: z.string().refine(hasProtocol('redis:', 'rediss:')).optional(),
    STORAGE_URL: z.string().refine(hasProtocol('file:', 's3:')).optional(),
    RESEND_API_KEY: z.string().optional(),
    RESEND_BASE_URL: z.string().refine(hasProtocol('http:', 'https:')).optional(),
    SMTP_URL: z.string().refine(hasProtocol('smtp:', 'smtps:')).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^<>@\r\n]*<?[^<>@\s]+@[^<>@\s]+>?$/)
      .prefault('Préau <no-reply@localhost>'),
    FILES_URL: origin.optional(),
    OIDC_ISSUER: z.string().refine(hasProtocol('https:', 'http:')).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(60).optional(),
    OIDC_SCOPE: z.string().prefault('openid'),
    OIDC_CLAIM: z.string().prefault('external_id'),
    OIDC_SCHOOL_CLAIM: z.string().prefault('uai'),
    PORTAL_ORIGINS: z
      .string()
      .prefault('')
      .transform((value) => value.split(/[\s,]+/).filter(Boolean))
      .pipe(z.array(origin)),
    PREAU_JOBS: z.enum(['here', 'apart']).prefault('here'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info'),
  })
  .superRefine((value, context) => {
    for (const message of inconsistencies(value)) context.addIssue({ code: 'custom', message, path: ['*'] })
  })

type Variables = z.output<typeof variables>

function inconsistencies(value: Variables): string[] {
  const lines: string[] = []
  const oidc = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET].filter(Boolean).length
  if (oidc > 0 && oidc < 3)
    lines.push('OIDC_ISSUER, OIDC_CLIENT_ID et OIDC_CLIENT_SECRET vont ensemble : donnez les trois ou aucun.')
  if (value.FILES_URL && value.FILES_URL === value.PREAU_URL) lines.push(sentence('FILES_URL'))
  return lines
}

function identityProvider({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret, ...more }: Variables) {
  if (!(issuer && id && secret)) return undefined
  const { OIDC_NAME: name = 'ENT', OIDC_SCOPE: scope, OIDC_CLAIM: claim, OIDC_SCHOOL_CLAIM: schoolClaim } = more
  return { issuer, id, secret, name, scope, claim, schoolClaim }
}

const settings = variables.transform((value) => ({
  mode: value.NODE_ENV,
  port: value.PORT,
  host: value.HOST,
  /** The public address, an origin without a slash at its end. */
  url: value.PREAU_URL ?? `http://localhost:${value.PORT}`,
  dataFolder: value.PREAU_DATA,
  givenSecret: value.PREAU_SECRET,
  /** The server makes one where none is given. */
  get secret(): string {
    if (!value.PREAU_SECRET) throw new BadSettings([sentence('PREAU_SECRET')])
    return value.PREAU_SECRET
  },
  databaseUrl: value.DATABASE_URL,
  redisUrl: value.REDIS_URL,
  storageUrl: value.STORAGE_URL ?? `file:${value.PREAU_DATA}/files`,
  resendApiKey: value.RESEND_API_KEY,
  resendBaseUrl: value.RESEND_BASE_URL,
  smtpUrl: value.SMTP_URL,
  mailFrom: value.MAIL_FROM,
  filesUrl: value.FILES_URL,
  oidc: identityProvider(value),
  portalOrigins: value.PORTAL_ORIGINS,
  /** Whether this process does the work of the queue, or leaves it to `npm run worker`. */
  jobs: value.PREAU_JOBS,
  logLevel: value.LOG_LEVEL,
}))

/** The settings of docs/operations.md, checked and with their defaults. */
export type Env = z.output<typeof settings>

/** Checks `values` (a variable set to nothing counts as not set). Throws `BadSettings`. */
export function parseEnv(values: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const result = settings.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => (issue.path[0] === '*' ? issue.message : sentence(String(issue.path[0]))))
  throw new BadSettings([...new Set(lines)])
}

function sentence(name: string): string {
  return `${name} n'est pas utilisable : il faut ${NEEDS[name as keyof typeof NEEDS] ?? 'une autre valeur'}.`
}

let settled: Env | undefined

/** The settings of this process, read once. Throws `BadSettings`. */
export function env(): Env {
  settled ??= parseEnv(process.env)
  return settled
}

/** Gives settings that were made at start (database, secret) to this process and to what it loads later. */
export function settle(values: Partial<Record<string, string>>): void {
  Object.assign(process.env, values)
  settled = undefined
}
