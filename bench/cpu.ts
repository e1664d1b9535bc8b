import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in hundredths of a second on every Linux that node runs on. */
const TICK = 10

/** CPU milliseconds that a process and all below it have used, those that ended included. NaN where there is no /proc. */
export function cpuOfTree(root: number): number {
  const stats = new Map<number, { parent: number; ticks: number }>()
  for (const pid of allProcesses()) {
    const stat = statOf(pid)
    if (stat) stats.set(pid, stat)
  }
  if (!stats.has(root)) return Number.NaN
  let total = 0
  for (const [pid, { ticks }] of stats) if (isBelow(pid, root, stats)) total += ticks
  return total * TICK
}

function isBelow(pid: number, root: number, stats: Map<number, { parent: number }>): boolean {
  for (let at: number | undefined = pid; at; at = stats.get(at)?.parent) if (at === root) return true
  return false
}

function allProcesses(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/** /proc/<pid>/stat after the name: the parent stands second, the four times from the twelfth on. */
function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) }
  } catch {
    return null
  }
}
