/** The floor: the same Next in the same kind of server as the product's, with nothing else in it. */
import { createServer } from 'node:http'
import next from 'next'

const app = next({ dev: false, dir: import.meta.dirname })
await app.prepare()
const handle = app.getRequestHandler()
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => void handle(request, response))
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
process.on('SIGTERM', () => process.exit(0))
