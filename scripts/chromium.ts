import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installPackage, runQuietly } from './debian.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** A browser that is there: the one named by `PREAU_CHROMIUM`, the system's, or Playwright's own. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env.PREAU_CHROMIUM
  const candidates = [...(named ? [named] : []), ...PLACES, chromium.executablePath()]
  return candidates.find((path) => existsSync(path)) ?? null
}

/** The same, brought here when there is none: Debian's package where we may, Playwright's elsewhere. Throws a sentence. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('Installation du navigateur Chromium pour les tests…')
  installPackage('chromium')
  const installed = findChromium()
  if (installed) return installed
  runQuietly('npx', ['playwright', 'install', 'chromium'])
  const brought = findChromium()
  if (!brought)
    throw new Error("Chromium n'a pas pu être installé. Donnez le chemin d'un navigateur avec PREAU_CHROMIUM=/chemin/chromium.")
  return brought
}
