/** `backup`: everything in one file, while people write. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { COMMAND_LINE } from '../../record/recorder.ts'
import { type Context, Refusal, recorderOf } from '../context.ts'
import { command } from '../help.ts'

export function backup({ withStorage, print, say }: Context): Command {
  return command('backup', {
    does: 'Writes everything into one new file, consistent, while people write, and prints what was written.',
    example: 'backup /backup/dagsorden-2024-01-24.db',
    refused: 'FILE is there already, or cannot be written',
  })
    .argument('<FILE>')
    .action(async (file: string) => {
      if (await stat(file).catch(() => null)) throw new Refusal(`${file} is there already.`)
      const written = await withStorage(async (storage) => {
        const { files, missing } = await storage.backup(resolve(file))
        await recorderOf(storage).recordEverywhere(COMMAND_LINE, { is: 'backed-up' })
        return { agendas: (await storage.directory.agendas()).length, files, missing }
      })
      const { agendas, files, missing } = written
      for (const one of missing) say(`The file ${one} is missing or damaged, and not whole in the backup.`)
      print(JSON.stringify({ file, bytes: (await stat(file)).size, agendas, files }))
    })
}
