/** `verify`: rebuilds every agenda from its log, and compares. */
import type { Command } from 'commander'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

export function verify({ settings, withStorage, print, say }: Context): Command {
  return command('verify', {
    does: 'Rebuilds every agenda from its log and compares, looks at its files, one JSON object an agenda: id, ok, updates, problem.',
    example: 'verify',
    refused: 'an agenda is not what its log says, or a file is missing or damaged',
  }).action(async () => {
    const damaged = await withStorage(async ({ log }) => {
      const problems: string[] = []
      let agendas = 0
      for await (const verification of log.verify()) {
        agendas += 1
        print(JSON.stringify(verification))
        if (!verification.ok) problems.push(verification.id)
      }
      if (agendas === 0) say(`There are no agendas in ${settings().dataDir}.`)
      return problems
    })
    if (damaged.length > 0) throw new Refusal(`Not what the log says: ${damaged.join(', ')}.`)
  })
}
