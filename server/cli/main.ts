/**
 * The command line, for who runs the server and for scripts: works while the server runs and while it does not.
 * Exit codes: 0 done, 1 refused with one sentence, 2 wrong usage.
 */
import { Command, CommanderError } from 'commander'
import { readSettings } from '../settings.ts'
import { agendaDelete } from './commands/agendaDelete.ts'
import { agendas } from './commands/agendas.ts'
import { backup } from './commands/backup.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { personAdd } from './commands/personAdd.ts'
import { progress } from './commands/progress.ts'
import { restore } from './commands/restore.ts'
import { signInLink } from './commands/signInLink.ts'
import { verify } from './commands/verify.ts'
import { versions } from './commands/versions.ts'
import { type Context, createContext } from './context.ts'

const REFUSED = 1
const WRONG_USAGE = 2

function commandLine(context: Context): Command {
  const program = new Command('cli')
    .usage('COMMAND')
    .description(
      'Looks after the people and agendas of a server, by the same environment as the server itself.',
    )
  program.addCommand(
    new Command('person').description('People').usage('add …').addCommand(personAdd(context)),
  )
  program.addCommand(signInLink(context))
  program.addCommand(importCommand(context))
  program.addCommand(exportCommand(context))
  program.addCommand(agendas(context))
  program.addCommand(
    new Command('agenda').description('One agenda').usage('delete …').addCommand(agendaDelete(context)),
  )
  program.addCommand(progress(context))
  program.addCommand(versions(context))
  program.addCommand(backup(context))
  program.addCommand(restore(context))
  program.addCommand(verify(context))
  everyCommand(program, (command) => command.exitOverride().showHelpAfterError())
  return program
}

function everyCommand(command: Command, act: (command: Command) => unknown): void {
  act(command)
  for (const child of command.commands) everyCommand(child, act)
}

/** @returns the exit code */
async function run(): Promise<number> {
  try {
    await commandLine(createContext(() => readSettings(process.env))).parseAsync()
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
    process.stderr.write(`${(error as Error).message}\n`)
    return REFUSED
  }
}

process.exitCode = await run()
