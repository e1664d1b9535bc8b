import { join } from 'node:path'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true,
  serverExternalPackages: ['postgres'],
  turbopack: { root: join(import.meta.dirname, '..', '..') },
}

export default config
