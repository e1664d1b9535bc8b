import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether process `pid` lives (a zombie, dead but not yet collected, does not count). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** When `pid` began, in the system's own words, so that a number used again is not taken for the earlier process. */
export function beginningOf(pid: number): string {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? ''
  return output('ps', ['-o', 'lstart=', '-p', String(pid)])
}

/** The command line of `pid`, empty when it cannot be known. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return output('ps', ['-o', 'command=', '-p', String(pid)])
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** The fields of /proc/<pid>/stat from the state on; what stands before may hold spaces and parentheses. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function output(command: string, parameters: string[]): string {
  return spawnSync(command, parameters, { encoding: 'utf8' }).stdout?.trim() ?? ''
}
