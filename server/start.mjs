// The way in, in plain JavaScript that any Node can parse, so that an old one gets a sentence and not a syntax error.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `This program needs Node 24 or newer; this is ${process.version}. Start it with «npm start», which brings its own.`,
  )
  process.exit(1)
}
if (process.argv.includes('--dev')) startAnewOnChanges()
else {
  const { run } = await import('./run.ts')
  await run()
}

function startAnewOnChanges() {
  const dev = fileURLToPath(new URL('./dev.ts', import.meta.url))
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', dev], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 0))
}
