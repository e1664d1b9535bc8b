// The door of every npm command: runs on any Node from 20 on with nothing installed, brings what is missing, then hands over
// to scripts/<command>.ts on the Node that the project brings along.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, isInstalled, OLDEST_NODE } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [command, ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  stop(
    `Préau demande Node ${OLDEST_NODE} ou plus récent ; cette machine a la version ${process.versions.node}. Voir https://nodejs.org/fr`,
  )
}
if (!isInstalled(root)) await install(root).catch((error) => stop(error.message))
handOver(ownNode())

function ownNode() {
  const brought = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stop('Node 24, que Préau apporte, manque dans node_modules : lancez « npm ci », puis recommencez.')
}

function handOver(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(node, [join(root, 'scripts', `${command}.ts`), ...rest], { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** @returns {never} */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
