import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: { alias: { 'server-only': new URL('./scripts/server-only.ts', import.meta.url).pathname } },
  test: {
    include: ['*.test.ts', '{app,components,db,domain,i18n,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['./db/test-server.ts'],
    env: { PREAU_SECRET: 'only-for-tests-only-for-tests-only', NEXT_TELEMETRY_DISABLED: '1' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    restoreMocks: true,
  },
})
