/** `restore`: a backup into an empty data folder, with no server on it. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { restoreStorage } from '../../storage/open.ts'
import type { Context } from '../context.ts'
import { command } from '../help.ts'

export function restore({ settings, print }: Context): Command {
  return command('restore', {
    does: 'Restores a backup into an empty data folder, and prints what was restored. Copies in browsers are not merged into it.',
    example: 'restore /backup/dagsorden-2024-01-24.db',
    refused: 'DATA_DIR is not empty, a server runs on it, or FILE is no backup',
  })
    .argument('<FILE>')
    .action(async (file: string) => {
      const { agendas, people, files } = await restoreStorage({ dataDir: settings().dataDir }, resolve(file))
      print(JSON.stringify({ file, agendas, people, files }))
    })
}
