/** What the server says to the person who started it: a fresh sign-in link for each person of the sample, or how the first one comes in. */
import { linkPath, type SignInLinks } from '../accounts/signInLinks.ts'
import { devSignInPath } from '../http/devRoutes.ts'
import type { Directory, Person } from '../storage/storage.ts'
import { samplePeople } from './sample.ts'

/**
 * @param url where the server listens
 * @param dev links of development, which can be used again and again
 * @returns a line for each, or nothing on a server without the sample
 */
export async function greeting(
  directory: Directory,
  links: SignInLinks,
  url: string,
  dev: boolean,
): Promise<string> {
  const people = await samplePeople(directory)
  const paths = await Promise.all(
    people.map(async ({ person }, i) =>
      dev ? devSignInPath(i + 1) : linkPath(await links.make(person, await firstPage(directory, person))),
    ),
  )
  return people.map(({ person, role }, i) => `${person.name} (${role}): ${url}${paths[i]}\n`).join('')
}

/** @returns how the first person is added, while there is none; otherwise nothing */
export async function firstStep(directory: Directory): Promise<string> {
  if ((await directory.people()).length > 0) return ''
  return 'Nobody can sign in yet. Add the first person: npm run -s cli -- person add --name NAME --email ADDRESS --council COUNCIL --role secretariat\n'
}

/** The agenda itself where there is just one to open. */
async function firstPage(directory: Directory, person: Person): Promise<string> {
  const councils = (await directory.memberships(person.id)).map(({ council }) => council.id)
  const agendas = (await directory.agendas()).filter(({ council }) => councils.includes(council.id))
  return agendas.length === 1 ? `/agenda/${agendas[0]!.id}` : '/'
}
