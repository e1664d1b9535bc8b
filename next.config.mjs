import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // Done by the server (scripts/whole-pages.ts).
  compress: false,
  reactStrictMode: true,
  // `npm run check` asks for types; a build need not ask again, and a test's mistake must not keep a school from starting.
  typescript: { ignoreBuildErrors: true },
  // Pictures of people and messages never pass through Next's optimiser.
  images: { unoptimized: true },
  // Native or made for the process they run in: loaded by node itself, not bundled.
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'sanitize-html'],
  // Few and larger scripts: on a school's line each request costs more than the bytes that two pages do not share.
  experimental: { turbopackChunking: { minChunkSize: 400_000, maxChunkCountPerGroup: 3, maxMergeChunkSize: 2_000_000 } },
  // The sprite's address changes with its content.
  headers: async () => [
    { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
  ],
}

export default withNextIntl(config)
