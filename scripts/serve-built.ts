import { BadSettings, env } from '#env'
import { BuildFailure, ensureBuild } from './build.ts'

/** Builds what is stale, then serves: the demo school on this machine alone, or the real one to everybody. */
export async function serveBuilt({ demo }: { demo: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  process.env.HOST ||= demo ? '127.0.0.1' : '0.0.0.0'
  try {
    env()
    await ensureBuild(process.env.NEXT_DIST_DIR ?? '.next')
  } catch (error) {
    if (!(error instanceof BadSettings || error instanceof BuildFailure)) throw error
    console.error(error.message)
    process.exit(1)
  }
  const { serve } = await import('../server.ts')
  await serve({ demo })
}
