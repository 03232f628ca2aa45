/** `import`: makes an agenda from a file. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { translator } from '../../../shared/language/translate.ts'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

const t = translator('da')

export function importCommand({ withStorage, print, say }: Context): Command {
  return command('import', {
    does: "Makes an agenda from a .md or .txt file, and prints the agenda's id; what was not understood is reported on stderr.",
    example: "import dagsorden.md --council 'It-rådet'",
    refused: 'FILE cannot be read, or holds no agenda',
  })
    .argument('<FILE>')
    .option('--council <name>', 'the council by its name; without it, the one that the file names')
    .action(async (file: string, { council }: { council?: string }) => {
      const bytes = await readFile(file).catch((error: Error) => {
        throw new Refusal(`${file} cannot be read: ${error.message}.`)
      })
      // Loaded here, so that the other commands start without the readers of every format.
      const { importAgenda } = await import('../../exchange/importAgenda.ts')
      const imported = await withStorage(({ directory }) =>
        importAgenda(directory, {
          ...{ bytes, fileName: basename(file), by: null, connection: 'cli', now: Date.now() },
          ...(council ? { council } : {}),
        }),
      )
      for (const { line, message } of imported.report) say(t('importReportLine', { line, message }))
      print(imported.id)
    })
}
