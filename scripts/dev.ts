Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' })
const { serve } = await import('../server.ts')
await serve({ dev: true, demo: true })

export {}
