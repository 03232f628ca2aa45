/** Other processes on the same data folder, to be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface Child {
  /** The lines it has printed. */
  lines: readonly string[]
  /** Waits until it has printed so many lines. */
  printed(lines: number): Promise<void>
  /** SIGKILL; resolves when the process is gone and everything it printed is in `lines`. */
  kill(): Promise<void>
  /** Resolves with the exit code; `null` after a signal. */
  ended: Promise<number | null>
}

/**
 * @param script a file of `children/`
 * @param under put in front of the command, as `['strace', '-f', …]`
 */
export function startChild(script: string, args: readonly string[], under: readonly string[] = []): Child {
  const path = fileURLToPath(new URL(`./children/${script}.ts`, import.meta.url))
  const [command, ...rest] = [...under, process.execPath, path, ...args]
  const child = spawn(command!, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const lines: string[] = []
  let unfinished = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unfinished + text).split('\n')
    unfinished = parts.pop()!
    lines.push(...parts)
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  const printed = async (count: number) => {
    while (lines.length < count) {
      const code = await Promise.race([once(child.stdout, 'data'), ended])
      if (!Array.isArray(code) && lines.length < count) throw new Error(`${script} ended with ${code}`)
    }
  }
  return { lines, printed, kill, ended }
}
