/** `progress`: what each item lacks. Its rules come with the board. */
import type { Command } from 'commander'
import { Refusal } from '../context.ts'
import { command } from '../help.ts'

export function progress(): Command {
  return command('progress', {
    does: 'Tells what each item of an agenda lacks (not supported yet).',
    example: 'progress a3f9',
    refused: 'not supported yet',
  })
    .argument('<AGENDA>', "the agenda's id")
    .action(() => {
      throw new Refusal('The progress of an agenda is not supported yet.')
    })
}
