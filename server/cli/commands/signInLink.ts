/** `sign-in-link`: a one-time link, for a person without mail and for scripts. */
import { type Command, InvalidArgumentError } from 'commander'
import { isPlace } from '../../accounts/places.ts'
import { linkPath, SignInLinks } from '../../accounts/signInLinks.ts'
import { addressForLinks } from '../../address.ts'
import { COMMAND_LINE } from '../../record/recorder.ts'
import { type Context, Refusal, recorderOf } from '../context.ts'
import { command } from '../help.ts'

export function signInLink({ settings, withStorage, print }: Context): Command {
  return command('sign-in-link', {
    does: 'Makes a sign-in link that works once, within 15 minutes, and prints it.',
    example: "sign-in-link --email vibeke@kommune.dk --to '/agenda/a3f9#item-k7'",
    refused: 'nobody has that address',
  })
    .requiredOption('--email <email>', "the person's address")
    .option('--to <path>', 'the page that it leads to', place, '/')
    .action(async ({ email, to }: { email: string; to: string }) => {
      const token = await withStorage(async (storage) => {
        const { directory } = storage
        const person = await directory.personByEmail(email)
        if (!person) throw new Refusal(`Nobody has the address ${email}.`)
        await recorderOf(storage).recordOf(person, COMMAND_LINE, { is: 'link-made', whom: person.id })
        return new SignInLinks(directory, Date.now).make(person, to)
      })
      print(`${await addressForLinks(settings())}${linkPath(token)}`)
    })
}

function place(path: string): string {
  if (!isPlace(path))
    throw new InvalidArgumentError('It must be a path of ours, as /agenda/a3f9, without a host.')
  return path
}
