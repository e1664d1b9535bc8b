import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { pdfOf } from '../../db/seed/pdf.ts'

/** A real PDF that no other test has; what Playwright's file inputs take. */
export function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const buffer = pdfOf('Conseil de classe', ['Collège Jean-Moulin', randomBytes(8).toString('hex')])
  return { name, mimeType: 'application/pdf', buffer }
}

/** Clicks a file's link; gives the name and the bytes that arrive. */
export async function download(link: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = link.page().waitForEvent('download')
  await link.click()
  const arrived = await coming
  return { name: arrived.suggestedFilename(), bytes: await readFile(await arrived.path()) }
}

/** The head of a Windows program, whatever its name says. */
export function windowsProgram(): Buffer {
  const bytes = Buffer.alloc(512)
  bytes.write('MZ')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80)
  return bytes
}
