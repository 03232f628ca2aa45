/** `person add`: adds a person, or changes the one with that address. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import { addPerson } from '../../accounts/people.ts'
import type { Context } from '../context.ts'
import { command } from '../help.ts'

interface Options {
  name: string
  email: string
  council?: string
  role?: Role
}

export function personAdd({ withStorage, print, say }: Context): Command {
  const add = command('add', {
    does: "Adds or updates a person, and prints the person's id. A unique name that an imported agenda brought to that council, without an address yet, becomes this person.",
    example:
      "person add --name 'Vibeke Normann' --email vibeke@kommune.dk --council 'It-rådet' --role contributor",
    refused: 'the database cannot be written',
  })
  return add
    .requiredOption('--name <name>', 'the whole name', nonEmpty)
    .requiredOption('--email <email>', 'the address that sign-in links go to', emailAddress)
    .option('--council <name>', 'a council by its name, made if it is not there; needs --role', nonEmpty)
    .addOption(new Option('--role <role>', 'needs --council').choices(ROLES))
    .action(async ({ name, email, council, role }: Options) => {
      if (!council !== !role) add.error('error: --council and --role belong together')
      const membership = council && role ? { membership: { council, role } } : {}
      const { person, joined } = await withStorage(({ directory }) =>
        addPerson(directory, { name, email, ...membership }),
      )
      if (joined) say(`${person.name}, whom an imported agenda of ${council} names, is now this person.`)
      print(person.id)
    })
}

function nonEmpty(text: string): string {
  if (!text.trim()) throw new InvalidArgumentError('It must not be empty.')
  return text.trim()
}

function emailAddress(text: string): string {
  if (!z.email().safeParse(text).success) throw new InvalidArgumentError('It must be an e-mail address.')
  return text
}
