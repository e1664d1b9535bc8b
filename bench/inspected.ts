/** Memory of a process as its own inspector tells it, once what nobody needs was collected. In bytes. */
export type Memory = { rss: number; heapUsed: number; external: number }

/** `port` is what the process was given with `--inspect=127.0.0.1:port`. */
export async function memoryOf(port: number): Promise<Memory> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { webSocketDebuggerUrl: string }[]
  if (!target) throw new Error('the process has no inspector')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((done) => socket.addEventListener('open', done, { once: true }))
  let number = 0
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value?: Memory } }>((done) => {
      const id = ++number
      const hear = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id: number; result: { result?: { value?: Memory } } }
        if (answer.id !== id) return
        socket.removeEventListener('message', hear)
        done(answer.result)
      }
      socket.addEventListener('message', hear)
      socket.send(JSON.stringify({ id, method, params }))
    })
  for (let times = 0; times < 3; times++) await ask('HeapProfiler.collectGarbage')
  const { result } = await ask('Runtime.evaluate', { expression: 'process.memoryUsage()', returnByValue: true })
  socket.close()
  if (!result?.value) throw new Error('the process told no memory')
  return result.value
}
