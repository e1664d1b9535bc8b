import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const BIOME = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
const imports = (name: string) => `import { x } from '${name}'\n\nconsole.log(x)\n`

/** What stands where, and the rule that refuses it. */
const REFUSED: [string, string, string, string][] = [
  ['a page that asks the database', 'app/page.tsx', imports('#db/client'), 'noRestrictedImports'],
  ['a component that asks the database', 'components/mail/row.tsx', imports('#db/client'), 'noRestrictedImports'],
  ['a component that reads settings', 'components/mail/head.tsx', imports('#env'), 'noRestrictedImports'],
  ['a button that knows mail', 'components/ui/button.tsx', imports('#domain/mail/queries'), 'noRestrictedImports'],
  ['a verb that knows Next.js', 'domain/mail/send-message.ts', imports('next/navigation'), 'noRestrictedImports'],
  ['a rule that knows a component', 'domain/mail/rule.ts', imports('#components/ui/icon'), 'noRestrictedImports'],
  ['storage that knows Next.js', 'db/client.ts', imports('next/headers'), 'noRestrictedImports'],
  ['a second connection', 'domain/mail/connect.ts', imports('postgres'), 'noRestrictedImports'],
  ['settings read in passing', 'domain/mail/setting.ts', 'console.log(process.env.HOME)\n', 'noProcessEnv'],
  [
    'raw HTML',
    'components/mail/body.tsx',
    'export const B = () => <p dangerouslySetInnerHTML={{ __html: "" }} />\n',
    'noDangerouslySetInnerHtml',
  ],
  ['an enum', 'domain/mail/box.ts', 'export enum Box {\n  In,\n}\n', 'noEnum'],
  [
    'a promise let go',
    'domain/mail/forget.ts',
    'async function f() {}\n\nexport function g() {\n  f()\n}\n',
    'noFloatingPromises',
  ],
  ['a name in another style', 'domain/mail/sendMessage.ts', 'export const a = 1\n', 'useFilenamingConvention'],
]

const ALLOWED: [string, string, string][] = [
  ['an action', 'domain/mail/actions.ts', imports('next/cache')],
  ['a query', 'domain/mail/queries.ts', imports('#db/client')],
  ['a server component', 'components/mail/list.tsx', imports('#domain/mail/queries')],
]

const folder = mkdtempSync(join(tmpdir(), 'preau-lint-'))
let said: { path: string; rule: string }[] = []

beforeAll(() => {
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  copyFileSync(join(ROOT, '.gitignore'), join(folder, '.gitignore'))
  for (const [, path, code] of [...REFUSED, ...ALLOWED]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  said = lint()
})

afterAll(() => rmSync(folder, { recursive: true }))

/** One line a finding, as `::error title=lint/style/noEnum,file=domain/mail/box.ts,line=1…`. */
function lint() {
  const { stdout } = spawnSync(process.execPath, [BIOME, 'lint', '--reporter=github'], { cwd: folder, encoding: 'utf8' })
  return [...stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)].map(([, rule, path]) => ({ rule: rule!, path: path! }))
}

const rulesFor = (path: string) => said.filter((finding) => finding.path.endsWith(path)).map(({ rule }) => rule.split('/').at(-1))

test.each(REFUSED)('the linter refuses %s', (_, path, __, rule) => {
  expect(rulesFor(path)).toContain(rule)
})

test.each(ALLOWED)('%s may do what it is for', (_, path) => {
  expect(rulesFor(path)).toEqual([])
})
