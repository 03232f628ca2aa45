/** `progress`: what each item lacks, and how far it is. */
import type { Command } from 'commander'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

export function progress({ withStorage, print }: Context): Command {
  return command('progress', {
    does: 'Tells how far each item of an agenda is, one JSON object a line: number, title, responsibles, status, due, missing.',
    example: 'progress a3f9',
    refused: 'no such agenda',
  })
    .argument('<AGENDA>', "the agenda's id")
    .action(async (agenda: string) => {
      // Loaded here, so that the other commands start without what reads documents.
      const { progressOfAgenda } = await import('../../exchange/progressOfAgenda.ts')
      const items = await withStorage((storage) => progressOfAgenda(storage, agenda))
      if (items === null) throw new Refusal(`There is no agenda ${agenda}.`)
      for (const item of items) print(JSON.stringify(item))
    })
}
