import { createReadStream } from 'node:fs'
import { keepsZipBudget } from './zip-budget.ts'

/** `refused` says why: a known signature, or an archive that would swell beyond all measure. */
export type Verdict = { verdict: 'clean' } | { verdict: 'refused'; because: 'signature' | 'archive' }

/** The EICAR test file, in two halves so that no scanner takes this source for it. */
const SIGNATURES = [Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'), 'latin1')]
const LONGEST = Math.max(...SIGNATURES.map(({ length }) => length))

/**
 * The step that every file passes before it is kept; nothing that it has not called clean can be downloaded. An outer
 * scanner belongs here: it makes the verdict stricter, and when it does not answer the upload must fail, never pass.
 */
export async function scanFile(path: string): Promise<Verdict> {
  if (!(await keepsZipBudget(path))) return { verdict: 'refused', because: 'archive' }
  return (await holdsSignature(path)) ? { verdict: 'refused', because: 'signature' } : { verdict: 'clean' }
}

async function holdsSignature(path: string): Promise<boolean> {
  let window: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    window = Buffer.concat([window, chunk])
    if (SIGNATURES.some((signature) => window.includes(signature))) return true
    // The end of one chunk may hold the beginning of a signature.
    window = window.subarray(-(LONGEST - 1))
  }
  return false
}
