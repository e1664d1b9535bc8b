import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

export type Source = { path: string; text: string; lines: number }
export type Import = { target: string; typeOnly: boolean }

/** The project's own TypeScript, tests included, as paths from the top of the project. */
export function readSources(): Source[] {
  const paths = globSync(['{app,bench,components,db,domain,e2e,i18n,scripts}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}'], { cwd: ROOT })
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== 'next-env.d.ts')
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      return { path, text, lines: text.trimEnd().split('\n').length }
    })
}

const IMPORT =
  /^(?:import|export)\s+(type\s)?[^'"]*?\sfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm

/** What a file imports: own files as paths from the top (`domain/mail/queries`), packages by their name. */
export function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? match[4] ?? ''
    return { target: resolveImport(path, name), typeOnly: match[1] !== undefined || onlyTypes(match[0]) }
  })
}

/** `import { type A, type B } from …`, which is erased like `import type`. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1]
  return names !== undefined && /^import\s*\{/.test(statement) && names.split(',').every((name) => /^\s*(type\s|$)/.test(name))
}

function resolveImport(from: string, name: string): string {
  const own = name.startsWith('#') ? name.slice(1) : name.startsWith('.') ? relative('.', join(dirname(from), name)) : null
  return own === null ? name : own.replace(/\.tsx?$/, '').replaceAll('\\', '/')
}
