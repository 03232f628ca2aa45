/** `person add`: adds a person, or changes the one with that address. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { namesComparedIn } from '../../../shared/language/sorting.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import { type AddedPerson, addPerson } from '../../accounts/people.ts'
import { COMMAND_LINE } from '../../record/recorder.ts'
import type { Directory, Storage } from '../../storage/storage.ts'
import { type Context, recorderOf } from '../context.ts'
import { command } from '../help.ts'

interface Options {
  name: string
  email: string
  council?: string
  role?: Role
}

const compareNames = namesComparedIn('da')

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
      const { person, joined, others } = await withStorage(async (storage) => {
        const { directory } = storage
        const others = council === undefined ? null : await othersIfNew(directory, council)
        const before = await membershipOf(directory, email, council)
        const added = await addPerson(directory, { name, email, ...membership })
        if (council && role) await recordRole(storage, added, council, { from: before, to: role })
        return { ...added, others }
      })
      if (others) say(madeCouncil(council!, others))
      if (joined) say(`${person.name}, whom an imported agenda of ${council} names, is now this person.`)
      print(person.id)
    })
}

/** @returns `null` where a council has that name; else the names of those that there are: one of them may be meant */
async function othersIfNew(directory: Directory, council: string): Promise<string[] | null> {
  if ((await directory.councilByName(council)) !== null) return null
  return (await directory.councils()).map(({ name }) => name).sort(compareNames)
}

const madeCouncil = (council: string, others: readonly string[]): string =>
  [
    `There was no council called ${council}: it is made.`,
    ...(others.length === 0 ? [] : [`There are also: ${others.join(', ')}.`]),
  ].join(' ')

async function membershipOf(
  directory: Directory,
  email: string,
  council: string | undefined,
): Promise<Role | null> {
  const [person, found] = [
    await directory.personByEmail(email),
    council === undefined ? null : await directory.councilByName(council),
  ]
  return person && found ? directory.role(person.id, found.id) : null
}

async function recordRole(
  storage: Storage,
  { person, joined }: AddedPerson,
  council: string,
  { from, to }: { from: Role | null; to: Role },
): Promise<void> {
  const { id } = (await storage.directory.councilByName(council))!
  const whom = person.id
  const recorder = recorderOf(storage)
  if (joined) await recorder.record(id, COMMAND_LINE, { is: 'joined', name: whom, whom })
  if (from !== to) await recorder.record(id, COMMAND_LINE, { is: 'role-set', whom, from, to })
}

function nonEmpty(text: string): string {
  if (!text.trim()) throw new InvalidArgumentError('It must not be empty.')
  return text.trim()
}

function emailAddress(text: string): string {
  if (!z.email().safeParse(text).success) throw new InvalidArgumentError('It must be an e-mail address.')
  return text
}
