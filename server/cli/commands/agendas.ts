/** `agendas`: lists them. */
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { command } from '../help.ts'

export function agendas({ settings, withStorage, print, say }: Context): Command {
  return command('agendas', {
    does: 'Lists the agendas, one JSON object a line: id, council, title, startsAt, state.',
    example: 'agendas',
    refused: 'the database cannot be read',
  })
    .option('--all', 'those that were put away, too')
    .action(async ({ all }: { all?: true }) => {
      const list = await withStorage(async ({ directory }) => [
        ...(await directory.agendas()),
        ...(all ? await directory.agendasPutAway() : []),
      ])
      if (list.length === 0) say(`There are no agendas in ${settings().dataDir}.`)
      for (const { id, council, facts, state } of list) {
        print(
          JSON.stringify({ id, council: council.name, title: facts.title, startsAt: facts.startsAt, state }),
        )
      }
    })
}
