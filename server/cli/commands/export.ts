/** `export`: an agenda as it is now, in a file. */
import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/record/recordEvent.ts'
import { COMMAND_LINE } from '../../record/recorder.ts'
import { type Context, Refusal, recorderOf } from '../context.ts'
import { command } from '../help.ts'

interface Options {
  format: ExportFormat
  item?: string
  comments?: 'open' | 'all'
  out?: string
}

export function exportCommand({ withStorage, pour, say }: Context): Command {
  return command('export', {
    does: 'Writes the agenda as it is now. Without --out it goes to stdout.',
    example: 'export a3f9 --format md --out dagsorden.md',
    refused: 'no such agenda, or FILE cannot be written',
  })
    .argument('<AGENDA>', "the agenda's id")
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--item <item>', 'this item with what is under it, by its id, instead of the whole agenda')
    .addOption(
      new Option('--comments [which]', 'with its comments, where the format can show them (docx)')
        .choices(['open', 'all'])
        .preset('open'),
    )
    .option('--out <file>', 'where to write it')
    .action(async (agenda: string, { format, item, comments, out }: Options) => {
      // Loaded here, so that the other commands start without the writers of every format.
      const { exportAgenda } = await import('../../exchange/exportAgenda.ts')
      const { exportHere } = await import('../../exchange/exporting.ts')
      const { bytes } = await withStorage(async (storage) => {
        const exported = await exportAgenda({ ...storage, exporting: exportHere(say) }, agenda, {
          format,
          ...(item && { item }),
          ...(comments && { comments }),
        })
        const { council } = (await storage.directory.agenda(agenda))!
        const event = { is: 'exported', format } as const
        await recorderOf(storage).record(council.id, COMMAND_LINE, event, agenda)
        return exported
      })
      if (out === undefined) await pour(bytes)
      else await write(out, bytes).then(() => say(`Written to ${out}.`))
    })
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((error: Error) => {
    throw new Refusal(`${file} cannot be written: ${error.message}.`)
  })
}
