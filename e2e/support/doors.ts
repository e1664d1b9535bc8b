import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/build.ts'
import { TEST_BUILD } from './server.ts'

/** The build that the server under test runs; another than the tests' own goes with `PREAU_E2E_URL`. */
export const BUILD = process.env.PREAU_E2E_BUILD ?? TEST_BUILD

export type ServerAction = { name: string; id: string }

/** Next's own pages and pictures: the same for everybody. */
const NO_DOORS = ['/_not-found', '/_global-error', '/icon.svg']

/** Every address pattern of the build: pages and route handlers. */
export function routesOfBuild(): string[] {
  const routes = Object.values(manifest<Record<string, string>>('app-path-routes-manifest.json'))
  return [...new Set(routes)].filter((route) => !NO_DOORS.includes(route)).sort()
}

/** Every server action of the build, with the id by which browsers call it. */
export function actionsOfBuild(): ServerAction[] {
  const { node, edge } = manifest<Record<'node' | 'edge', Record<string, { exportedName: string }>>>(
    'server/server-reference-manifest.json',
  )
  return Object.entries({ ...node, ...edge }).map(([id, { exportedName }]) => ({ id, name: exportedName }))
}

function manifest<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, BUILD, name), 'utf8')) as T
}
