/** The command line, as a process of its own. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

export interface CliResult {
  code: number
  stdout: string
  stderr: string
}

/** @param env added to a plain environment; `DATA_DIR` at least */
export function cli(args: string[], env: Record<string, string>): Promise<CliResult> {
  return command(process.execPath, [resolve(ROOT, 'server/cli/main.ts'), ...args], env)
}

/** As people type it. */
export function npmRunCli(args: string[], env: Record<string, string>): Promise<CliResult> {
  return command('npm', ['run', '-s', 'cli', '--', ...args], env)
}

function command(program: string, args: string[], env: Record<string, string>): Promise<CliResult> {
  const { PATH = '', HOME = '' } = process.env
  return new Promise((settle) => {
    const child = execFile(
      program,
      args,
      { cwd: ROOT, env: { PATH, HOME, ...env } },
      (error, stdout, stderr) => settle({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
    child.stdin?.end()
  })
}

/** The lines that a command printed for machines, each a JSON object. */
export function jsonLines({ stdout }: CliResult): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
