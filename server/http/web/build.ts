/** Builds the client when it is not there, or is older than its sources: one command starts the product from a fresh clone. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../observability/log.ts'

/** What the built client is made of. */
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json']

/** The client is not built, and cannot be built here. The message says what to do. */
export class ClientMissing extends Error {
  override name = 'ClientMissing'
}

/**
 * @param root the project's folder
 * @returns the folder of the built client
 * @throws ClientMissing when the build tool is not installed (in production) and nothing was built before
 */
export async function buildIfOlder(root: string, production: boolean, log: Log): Promise<string> {
  const folder = join(root, 'dist/client')
  const built = await changedAt(join(folder, 'index.html'))
  if (built !== null && (production || built >= (await newestSource(root)))) return folder
  const vite = production ? null : await buildTool()
  if (vite) {
    log.info({ event: 'client.building' })
    await vite.build({
      configFile: join(root, 'vite.config.ts'),
      configLoader: 'native',
      root: join(root, 'client'),
      logLevel: 'warn',
    })
  } else if (built === null) {
    throw new ClientMissing('The client is not built: run «npm run build» before the start.')
  }
  return folder
}

/** @returns `null` where only what the server itself needs is installed */
const buildTool = () => import('vite').catch(() => null)

async function newestSource(root: string): Promise<number> {
  const times = await Promise.all(SOURCES.map((source) => newestIn(join(root, source))))
  return Math.max(0, ...times)
}

async function newestIn(path: string): Promise<number> {
  const files = await readdir(path, { recursive: true }).catch(() => [])
  const times = await Promise.all(['', ...files].map((file) => changedAt(join(path, file))))
  return Math.max(0, ...times.map((time) => time ?? 0))
}

/** @returns milliseconds since 1970, or `null` when there is no such file */
async function changedAt(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
}
