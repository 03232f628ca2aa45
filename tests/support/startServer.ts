/** The real server as a process of its own, on a data folder of the test's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface StartOptions {
  dataDir: string
  /** 0: any free port. */
  port?: number
  env?: Record<string, string>
  /** Put in front of the command, as `['strace', '-f', …]`. */
  under?: readonly string[]
}

export interface TestServer {
  url: string
  port: number
  /** One sign-in link for each sample person, in the order printed. */
  links: string[]
  /** Everything it printed so far. */
  output(): string
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Resolves with the exit code when it ends by itself. */
  ended: Promise<number | null>
}

/** @throws with its output, when it ends before it listens */
export async function startServer({
  dataDir,
  port = 0,
  env = {},
  under = [],
}: StartOptions): Promise<TestServer> {
  const [command, ...args] = [...under, process.execPath, 'server/start.mjs']
  const child = spawn(command!, args, {
    cwd: ROOT,
    // The test runner's own would have the client built for tests, where its sources are newer than it.
    env: {
      ...process.env,
      NODE_ENV: undefined,
      LOG_LEVEL: 'info',
      ...env,
      DATA_DIR: dataDir,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const killWithParent = () => child.kill('SIGKILL')
  process.once('exit', killWithParent)
  let output = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'exit').then(([code]) => {
    process.off('exit', killWithParent)
    return code as number | null
  })
  const url = await listening(child, () => output)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    port: Number(new URL(url).port),
    links: [...output.matchAll(/https?:\/\/\S+\/sign-in\/\S+/g)].map(([link]) => link),
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    ended,
  }
}

function listening(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /listening on (https?:\/\/\S+)/.exec(output())?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout!.on('data', look)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output()}`)))
  })
}

/** Signs in by a one-time link, and returns the cookie to send from then on. */
export async function signIn(link: string): Promise<string> {
  const response = await fetch(link, { method: 'POST', redirect: 'manual' })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (response.status !== 303 || cookie === undefined) throw new Error(`sign-in answered ${response.status}`)
  return cookie
}

/** The agendas that the person with this cookie may open. */
export async function agendasOf(url: string, cookie: string): Promise<{ id: string }[]> {
  const response = await fetch(new URL('/api/agendas', url), { headers: { cookie } })
  return (await response.json()) as { id: string }[]
}
