import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { fontClasses } from '#components/ui/fonts'
import { getViewer } from '#domain/session/get-viewer'
import type { Viewer } from '#domain/session/viewer'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s – Préau', default: 'Préau' },
  robots: { index: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

const ROOF = { light: '#173028', dark: '#0d1714' }

/** The browser's own bar continues the roof. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme(await getViewer())
  const auto = (['light', 'dark'] as const).map((scheme) => ({ media: `(prefers-color-scheme: ${scheme})`, color: ROOF[scheme] }))
  return {
    colorScheme: theme === 'auto' ? 'light dark' : theme,
    themeColor: theme === 'auto' ? auto : ROOF[theme],
    viewportFit: 'cover',
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer()
  return (
    <html
      lang={await getLocale()}
      className={fontClasses}
      data-theme={await chosenTheme(viewer)}
      data-density={viewer?.density === 'compact' ? 'compact' : undefined}
      data-reading-font={viewer?.readingFont ? '' : undefined}
    >
      <body>{children}</body>
    </html>
  )
}

/** The person's theme; before sign-in the one that was last chosen in this browser. */
async function chosenTheme(viewer: Viewer | null): Promise<Viewer['theme']> {
  if (viewer) return viewer.theme
  const kept = (await cookies()).get('theme')?.value
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}
