/** `export`: an agenda as it is now, in a file. */
import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { exportAgenda } from '../../exchange/exportAgenda.ts'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

const BUILT = ['json', 'md'] as const
const LATER = ['html', 'docx', 'pdf'] as const

type Format = (typeof BUILT)[number]

interface Options {
  format: Format | (typeof LATER)[number]
  out?: string
}

export function exportCommand({ withStorage, print, say }: Context): Command {
  return command('export', {
    does: 'Writes the agenda as it is now. Without --out it goes to stdout.',
    example: 'export a3f9 --format md --out dagsorden.md',
    refused: 'no such agenda, or FILE cannot be written',
  })
    .argument('<AGENDA>', "the agenda's id")
    .addOption(new Option('--format <format>').choices([...BUILT, ...LATER]).makeOptionMandatory())
    .option('--out <file>', 'where to write it')
    .action(async (agenda: string, { format, out }: Options) => {
      if (!isBuilt(format)) throw new Refusal(`The export to ${format} is not supported yet.`)
      const text = await withStorage(async (storage) => {
        if (!(await storage.directory.agenda(agenda))) throw new Refusal(`There is no agenda ${agenda}.`)
        return exportAgenda(storage, agenda, format)
      })
      if (out === undefined) print(text.trimEnd())
      else await write(out, text).then(() => say(`Written to ${out}.`))
    })
}

function isBuilt(format: Options['format']): format is Format {
  return (BUILT as readonly string[]).includes(format)
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => {
    throw new Refusal(`${file} cannot be written: ${error.message}.`)
  })
}
