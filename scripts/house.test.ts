import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, readSources, type Source } from './sources.ts'

const sources = readSources()
const isTest = ({ path }: Source) => /\.test\.tsx?$|^e2e\/|test-(database|server)\.ts$/.test(path)
const shipped = sources.filter((source) => !isTest(source))
const within = (folder: string) => shipped.filter(({ path }) => path.startsWith(`${folder}/`))
const areaOf = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1]

/** Who may call whom between the areas of domain, beside session, which all may call. Types may come from anywhere. */
const ARROWS: Record<string, string[]> = {
  session: ['audit', 'notifications', 'jobs'],
  notifications: ['jobs'],
  directory: ['audit', 'notifications', 'jobs'],
  mail: ['audit', 'directory', 'attachments', 'presence', 'notifications', 'live', 'jobs'],
  audit: ['attachments'],
  school: ['audit', 'attachments', 'mail'],
  presence: ['directory', 'live'],
  chat: ['audit', 'directory', 'mail', 'attachments', 'presence', 'notifications', 'live', 'jobs'],
  feed: ['mail', 'directory', 'attachments', 'presence', 'notifications', 'live', 'jobs'],
  telephony: ['directory', 'attachments', 'presence', 'notifications', 'live', 'jobs'],
}

function offences(files: Source[], isOffence: (found: Import, file: Source) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((found) => isOffence(found, file))
      .map((found) => `${file.path} → ${found.target}`),
  )
}

/** Constants and rules that neither ask the database nor know the request: safe to load anywhere. */
function isPure(target: string, seen = new Set<string>()): boolean {
  if (seen.has(target)) return true
  seen.add(target)
  const file = sources.find(({ path }) => path === `${target}.ts` || path === `${target}.tsx`)
  if (!file) return !/^(next|server-only|postgres|drizzle|node:)/.test(target)
  if (target === 'env' || target.startsWith('db/')) return false
  return importsOf(file).every((found) => found.typeOnly || isPure(found.target, seen))
}

describe('arrows', () => {
  test('between areas of domain', () => {
    const wrong = offences(within('domain'), ({ target, typeOnly }, { path }) => {
      const [from, to] = [areaOf(path), areaOf(target)]
      if (!from || !to || from === to || to === 'session' || typeOnly || target.endsWith('/types')) return false
      return !(ARROWS[from] ?? []).includes(to)
    })
    expect(wrong).toEqual([])
  })

  test('components take queries, actions, types and pure rules from domain', () => {
    const wrong = offences(within('components'), ({ target, typeOnly }) => {
      if (typeOnly || !areaOf(target) || /\/(queries|(.+-)?actions)$/.test(target)) return false
      return !isPure(target)
    })
    expect(wrong).toEqual([])
  })

  test('the tables are known to domain and db alone', () => {
    const outside = shipped.filter(({ path }) => !/^(domain|db|bench)\//.test(path))
    expect(offences(outside, ({ target }) => target.startsWith('db/schema'))).toEqual([])
  })

  test('no query outside domain and db', () => {
    const outside = shipped.filter(({ path }) => !/^(domain|db|bench)\//.test(path))
    const asks = /\bsql`|\.execute\(|\bdatabase\(\)|from 'drizzle-orm'/
    expect(outside.filter(({ text }) => asks.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('doors', () => {
  const doors = shipped.filter(({ text }) => /^'use server'/m.test(text))
  const made = /^export const (\w+)(?::[^=]+)? = (\w+)(?:<[\s\S]*?>)?\(/gm

  test('stand in files named actions.ts or …-actions.ts', () => {
    expect(doors.map(({ path }) => path).filter((path) => !/^domain\/.*\/(.+-)?actions\.ts$/.test(path))).toEqual([])
  })

  test('are all made by action(…), adminAction(…) or publicAction(…)', () => {
    const bare = doors.flatMap(({ path, text }) => {
      const wrappers = ['action', 'adminAction', 'publicAction', ...localWrappers(text)]
      const good = [...text.matchAll(made)].filter(([, , maker]) => wrappers.includes(maker!)).map(([, name]) => name!)
      return exportedNames(text)
        .filter((name) => !good.includes(name) || !name.endsWith('Action'))
        .map((name) => `${path}: ${name}`)
    })
    expect(bare).toEqual([])
  })
})

/** Functions of the file that do nothing but return `action(…)`. */
function localWrappers(text: string): string[] {
  return [...text.matchAll(/^function (\w+)[^\n]*\{\n\s+return (?:action|adminAction|publicAction)(?:<[^\n]*>)?\(/gm)].map(
    ([, name]) => name!,
  )
}

function exportedNames(text: string): string[] {
  return [...text.matchAll(/^export (?:default )?(?:async )?(?:const|let|function\*?|class) (\w+)/gm)].map(([, name]) => name!)
}

test('stored HTML becomes markup in one place', () => {
  const places = shipped.filter(
    ({ path, text }) => /^(app|components)\//.test(path) && text.includes('dangerouslySetInnerHTML={{ __html'),
  )
  expect(places.map(({ path }) => path).filter((path) => path !== 'components/ui/rich-text.tsx')).toEqual([])
})

describe('sizes and names', () => {
  test('no file is over 300 lines, nine in ten are within 180', () => {
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
    expect(sources.filter(({ lines }) => lines <= 180).length / sources.length).toBeGreaterThanOrEqual(0.9)
  })

  test('pages are within 50 lines, route handlers within 30', () => {
    const limits: [RegExp, number][] = [
      [/^app\/.*\/page\.tsx$/, 50],
      [/^app\/.*\/route\.ts$/, 30],
    ]
    const over = limits.flatMap(([pattern, most]) => sources.filter(({ path, lines }) => pattern.test(path) && lines > most))
    expect(over.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test('nothing is named for being useful', () => {
    const vague = /(^|\/)(utils?|helpers?|lib|common|services?|misc|index)(\/|\.tsx?$)/
    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
  })
})

describe('the lock file', () => {
  type Package = { resolved?: string; optionalDependencies?: Record<string, string> }
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  const packages: Record<string, Package> = lock.packages

  test('names no registry', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
  })

  test('names the packages of every machine, or npm ci refuses it', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    const named = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
    expect(wanted.filter((name) => !named.has(name))).toEqual([])
  })
})
