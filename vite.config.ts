import locales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { da } from './shared/language/da.ts'

/** What stands on the page until the program has come, and stays when it cannot. */
const withStartingWords = (page: string): string => page.replace('%STARTING%', da.startingPage)

export default defineConfig(({ command }) => ({
  root: 'client',
  // In development sources are served by their own names, and `/agenda/…` is an address of the product already.
  base: command === 'serve' ? '/client/' : '/',
  plugins: [
    react(),
    // React Aria speaks Danish here, and falls back to English where it has no other word.
    { ...locales.vite({ locales: ['da-DK', 'en-US'] }), enforce: 'pre' },
    { name: 'starting-page', transformIndexHtml: withStartingWords },
  ],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
}))
