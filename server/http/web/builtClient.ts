/** The client as `vite build` left it in `dist/client`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import expressStaticGzip from 'express-static-gzip'
import type { WebClient } from './webClient.ts'

/** @param folder of `index.html`; its page is read once */
export async function builtClient(folder: string): Promise<WebClient> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  // Only what is the same for everybody is compressed: a secret beside what others can put in a page could be guessed from its size.
  const files = expressStaticGzip(folder, {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    serveStatic: {
      redirect: false,
      setHeaders: (response, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    },
  })
  return {
    files,
    sendPage: async (response) => {
      response.type('html').send(page)
    },
  }
}
