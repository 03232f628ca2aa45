/**
 * Stands before the real server as a later version of the program would: after `update` every script has another name, and the
 * former names are gone. It can be cut off, as a network is.
 */
import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export interface UpdatingServer {
  url: string
  /** Where the real server is, once it listens. */
  upstream: number
  update(): void
  cut(): void
  mend(): void
  close(): Promise<void>
}

const OLD_SCRIPT = /([A-Za-z]+-[\w-]{8})\.js/g
const NEW_SCRIPT = /([A-Za-z]+-[\w-]{8})-new\.js/g
const PAGE_REVISION = /("?url"?:\s*"\/index\.html",\s*"?revision"?:\s*")/

export async function startUpdatingServer(): Promise<UpdatingServer> {
  let [isUpdated, isCut] = [false, false]
  const sockets = new Set<Duplex>()
  const server = createServer((asked, answer) => {
    if (isCut) return asked.socket.destroy()
    const path = asked.url ?? '/'
    if (isUpdated && path.startsWith('/assets/') && path.endsWith('.js') && !path.endsWith('-new.js'))
      return answer.writeHead(404).end()
    passOn(asked, answer, path.replace(NEW_SCRIPT, '$1.js'), self.upstream, isUpdated)
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (asked, socket, head) => {
    if (isCut) return socket.destroy()
    const there = connect(self.upstream, '127.0.0.1')
    const lines = Object.entries(asked.headers).map(([name, value]) => `${name}: ${value}`)
    there.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    there.write(head)
    for (const [from, to] of [
      [socket, there],
      [there, socket],
    ] as const)
      from.pipe(to).on('error', () => from.destroy())
    socket.once('close', () => there.destroy())
    there.once('close', () => socket.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const cutNow = () => {
    for (const socket of sockets) socket.destroy()
  }
  const self: UpdatingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upstream: 0,
    update: () => {
      isUpdated = true
    },
    cut: () => {
      isCut = true
      cutNow()
    },
    mend: () => {
      isCut = false
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      cutNow()
      await closed
    },
  }
  return self
}

function passOn(
  asked: IncomingMessage,
  answer: ServerResponse,
  path: string,
  port: number,
  isUpdated: boolean,
): void {
  const headers = without(asked.headers, 'accept-encoding', 'if-none-match', 'if-modified-since')
  const there = request({ host: '127.0.0.1', port, path, method: asked.method, headers }, async (came) => {
    const isProgram = /html|javascript/.test(came.headers['content-type'] ?? '')
    if (!isUpdated || !isProgram) {
      answer.writeHead(came.statusCode!, came.headers)
      came.pipe(answer)
      return
    }
    answer.writeHead(came.statusCode!, without(came.headers, 'content-length', 'etag', 'last-modified'))
    const body = Buffer.concat(await came.toArray()).toString()
    answer.end(body.replace(OLD_SCRIPT, '$1-new.js').replace(PAGE_REVISION, '$1new-'))
  })
  there.on('error', () => answer.destroy())
  asked.pipe(there)
}

const without = (headers: IncomingHttpHeaders, ...names: string[]): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
