import localFont from 'next/font/local'

/**
 * The faces of the interface, served by us. The build makes fallbacks of the same width, so that nothing moves when the
 * letters arrive. Names of the CSS variables: see app/styles/tokens.css.
 */
const besley = localFont({
  src: '../../node_modules/@fontsource-variable/besley/files/besley-latin-wght-normal.woff2',
  variable: '--font-besley',
  weight: '400 900',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
})

const commissioner = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-latin-wght-normal.woff2',
  variable: '--font-commissioner',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: 'Arial',
})

/** Loaded only by the pages of those who chose it. */
const atkinson = localFont({
  src: '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  variable: '--font-atkinson',
  weight: '200 800',
  display: 'swap',
  preload: false,
  adjustFontFallback: 'Arial',
})

export const fontClasses = `${besley.variable} ${commissioner.variable} ${atkinson.variable}`
