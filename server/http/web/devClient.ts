/** The client from its sources, with reload in place: for `npm run dev` alone. The build tool is loaded only here. */
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { WebClient } from './webClient.ts'

/** @param httpServer carries the build tool's own socket too, so that one port is enough */
export async function devClient(
  root: string,
  httpServer: Server,
): Promise<WebClient & { close(): Promise<void> }> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    // Node reads the configuration as it is: the build tool's own copy of it would start the server anew (`--watch`).
    configLoader: 'native',
    root: join(root, 'client'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: httpServer } },
  })
  return {
    files: vite.middlewares,
    sendPage: async (response, path) => {
      const source = await readFile(join(root, 'client/index.html'), 'utf8')
      response.type('html').send(await vite.transformIndexHtml(path, source))
    },
    close: () => vite.close(),
  }
}
