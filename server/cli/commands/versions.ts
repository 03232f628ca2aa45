/** `versions`: what was sent out of an agenda. */
import type { Command } from 'commander'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

export function versions({ withStorage, print, say }: Context): Command {
  return command('versions', {
    does: 'Lists what was sent out of an agenda, the newest first, one JSON object a line: agenda, number, kind, name, at, by, note, hash, files, items.',
    example: 'versions a3f9',
    refused: 'no such agenda',
  })
    .argument('<AGENDA>', "the agenda's id")
    .action(async (agenda: string) => {
      const sent = await withStorage(async ({ directory, versions }) => {
        if ((await directory.agenda(agenda)) === null) throw new Refusal(`There is no agenda ${agenda}.`)
        return versions.of(agenda)
      })
      if (sent.length === 0) say('It has not been sent out.')
      for (const version of sent) print(JSON.stringify(version))
    })
}
