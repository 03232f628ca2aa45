/** `restore`: a backup into an empty data folder, with no server on it. */
import type { Command } from 'commander'
import { restoreStorage } from '../../storage/open.ts'
import { holdDataDir } from '../../storage/sqlite/lock.ts'
import type { Context } from '../context.ts'
import { command } from '../help.ts'

export function restore({ settings, withStorage, print }: Context): Command {
  return command('restore', {
    does: 'Restores a backup into an empty data folder, and prints what was restored. Copies in browsers are not merged into it.',
    example: 'restore /backup/dagsorden-2024-01-24.db',
    refused: 'DATA_DIR is not empty, a server runs on it, or FILE is no backup',
  })
    .argument('<FILE>')
    .action(async (file: string) => {
      const { dataDir } = settings()
      const lock = await holdDataDir(dataDir)
      try {
        await restoreStorage({ dataDir }, file)
      } finally {
        await lock.release()
      }
      const agendas = await withStorage(({ directory }) => directory.agendas())
      print(JSON.stringify({ file, agendas: agendas.length }))
    })
}
