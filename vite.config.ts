import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import locales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rollup, type ViteDevServer } from 'vite'
import { compression } from 'vite-plugin-compression2'
import { da } from './shared/language/da.ts'
import { en } from './shared/language/en.ts'

/** What stands on the page until the program has come, and stays when it cannot: in each language, as nobody has asked yet which. */
const withStartingWords = (page: string): string =>
  page.replace('%STARTING%', `${da.startingPage}<br><span lang="en">${en.startingPage}</span>`)

/** Every component in every state, at `/gallery`: while one develops, and in no build. */
const withGallery = ({ middlewares, config, transformIndexHtml }: ViteDevServer): void => {
  middlewares.use('/gallery', async (request, response, next) => {
    if (new URL(request.url ?? '/', 'http://gallery').pathname !== '/') return next()
    const source = await readFile(join(config.root, 'gallery/index.html'), 'utf8')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(await transformIndexHtml('/gallery/index.html', source))
  })
}

const CLIENT = join(import.meta.dirname, 'client')
const SERVICE_WORKER = 'sw.js'

/** Tells the service worker of every file of this version; what has no hash in its name gets one beside it. */
function withBuiltFiles(_options: unknown, bundle: Rollup.OutputBundle): void {
  const worker = bundle[SERVICE_WORKER]
  if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
  const files = Object.values(bundle)
    .filter(({ fileName }) => fileName !== SERVICE_WORKER)
    .map((file) => ({
      url: `/${file.fileName}`,
      revision: file.fileName.startsWith('assets/')
        ? null
        : hashOf(file.type === 'chunk' ? file.code : file.source),
    }))
  worker.code = worker.code.replace('__BUILT_FILES__', () => JSON.stringify(files))
}

const hashOf = (source: string | Uint8Array): string =>
  createHash('sha256').update(source).digest('hex').slice(0, 16)

export default defineConfig(({ command }) => ({
  root: 'client',
  // In development sources are served by their own names, and `/agenda/…` is an address of the product already.
  base: command === 'serve' ? '/client/' : '/',
  plugins: [
    react(),
    // React Aria speaks the two languages of the product.
    { ...locales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' },
    { name: 'starting-page', transformIndexHtml: withStartingWords },
    { name: 'built-files', apply: 'build', enforce: 'post', generateBundle: withBuiltFiles },
    // After all else has made them: the server would compress half a megabyte anew for everybody who comes.
    compression({ algorithms: ['gzip', 'brotliCompress'], include: /\.(?:js|css|svg)$/, logLevel: 'silent' }),
    { name: 'gallery', apply: 'serve', configureServer: withGallery },
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'offline/serviceWorker.ts'].map((entry) => join(CLIENT, entry)),
      output: {
        entryFileNames: ({ name }) => (name === 'serviceWorker' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
}))
