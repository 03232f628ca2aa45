import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  root: 'client',
  // In development sources are served by their own names, and `/agenda/…` is an address of the product already.
  base: command === 'serve' ? '/client/' : '/',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
}))
