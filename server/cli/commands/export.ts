/** `export`: an agenda as it is now, or a version as it was sent, in a file. */
import { readFile, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { isVersionFormat } from '../../../shared/protocol/versions.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/record/recordEvent.ts'
import { COMMAND_LINE } from '../../record/recorder.ts'
import type { Storage } from '../../storage/storage.ts'
import { type Context, Refusal, recorderOf } from '../context.ts'
import { command } from '../help.ts'

interface Options {
  format: ExportFormat
  item?: string
  comments?: 'open' | 'all'
  sent?: number
  out?: string
}

export function exportCommand({ settings, withStorage, pour, say }: Context): Command {
  return command('export', {
    does: 'Writes the agenda as it is now, or as it was sent. Without --out it goes to stdout.',
    example: 'export a3f9 --format md --out dagsorden.md',
    refused: 'no such agenda or version, or FILE cannot be written',
  })
    .argument('<AGENDA>', "the agenda's id")
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--item <item>', 'this item with what is under it, by its id, instead of the whole agenda')
    .addOption(
      new Option('--comments [which]', 'with its comments, where the format can show them (docx)')
        .choices(['open', 'all'])
        .preset('open'),
    )
    .addOption(
      new Option(
        '--sent <version>',
        'the very bytes of a version that was sent, by its number; md is written from it',
      )
        .argParser(versionNumber)
        .conflicts(['item', 'comments']),
    )
    .option('--out <file>', 'where to write it')
    .action(async (agenda: string, { format, item, comments, sent, out }: Options) => {
      const deliver = async (bytes: Uint8Array) => {
        if (out === undefined) await pour(bytes)
        else await write(out, bytes).then(() => say(`Written to ${out}.`))
      }
      if (sent !== undefined) {
        await deliver(await withStorage((storage) => sentBytes(storage, agenda, sent, format, say)))
        return
      }
      // Loaded here, so that the other commands start without the writers of every format.
      const { exportAgenda } = await import('../../exchange/exportAgenda.ts')
      const { exportHere } = await import('../../exchange/exporting.ts')
      const { bytes } = await withStorage(async (storage) => {
        const exported = await exportAgenda(
          { ...storage, exporting: exportHere(say, settings().publicUrl?.origin) },
          agenda,
          {
            format,
            ...(item && { item }),
            ...(comments && { comments }),
          },
        )
        const { council } = (await storage.directory.agenda(agenda))!
        const event = { is: 'exported', format } as const
        await recorderOf(storage).record(council.id, COMMAND_LINE, event, agenda)
        return exported
      })
      await deliver(bytes)
    })
}

function versionNumber(given: string): number {
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new InvalidArgumentError('It is the number of a version.')
  return Number(given)
}

/** @throws Refusal when there is no such version, or it is not kept in that format */
async function sentBytes(
  { directory, versions, files }: Storage,
  agenda: string,
  number: number,
  format: ExportFormat,
  say: Context['say'],
): Promise<Uint8Array> {
  if ((await directory.agenda(agenda)) === null) throw new Refusal(`There is no agenda ${agenda}.`)
  const file = isVersionFormat(format) ? await versions.file(agenda, number, format) : null
  const kept = format === 'md' ? await versions.file(agenda, number, 'paper') : file
  const path = kept && (await files.pathOf(agenda, kept.hash))
  if (path === null) throw new Refusal(`There is no version ${number} of it as ${format}.`)
  if (format !== 'md') return readFile(path)
  const { exportHere } = await import('../../exchange/exporting.ts')
  return (await exportHere(say).markdown(JSON.parse(await readFile(path, 'utf8')))).bytes
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((error: Error) => {
    throw new Refusal(`${file} cannot be written: ${error.message}.`)
  })
}
