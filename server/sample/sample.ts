/**
 * The sample: a real agenda and three of its people, so that somebody who starts the server for the first time has something
 * to write in. The secretariat's person joins the council last: where she is in it, the sample is whole, and is never made again.
 */
import { readFile } from 'node:fs/promises'
import type { Role } from '../../shared/protocol/api.ts'
import { addPerson } from '../accounts/people.ts'
import { importAgenda } from '../exchange/importAgenda.ts'
import type { Directory, Person } from '../storage/storage.ts'

const COUNCIL = 'It-Arkitekturrådet'
const AGENDA = 'it-arkitekturraadet-2024-01-24.md'

interface SamplePerson {
  name: string
  email: string
  role: Role
}

/** Case officers that the agenda names: they are made before the import, so that their items become theirs. */
const CASE_OFFICERS: readonly SamplePerson[] = [
  { name: 'Vibeke Normann', email: 'vibeke.normann@eksempel.dk', role: 'contributor' },
  { name: 'Søren Nørgaard Madsen', email: 'soeren.noergaard.madsen@eksempel.dk', role: 'contributor' },
]

const SECRETARIAT: SamplePerson = {
  name: 'Karen Holm',
  email: 'karen.holm@eksempel.dk',
  role: 'secretariat',
}

/**
 * @param demo the setting: `null` makes the sample when there is nobody yet, or when a start that made it was interrupted
 * @returns whether it was made
 */
export async function makeSample(directory: Directory, demo: boolean | null, now: number): Promise<boolean> {
  if (demo === false || (await isWhole(directory))) return false
  if (demo === null && !(await isFirstStart(directory))) return false
  for (const person of CASE_OFFICERS) await add(directory, person)
  await importOnce(directory, now)
  await add(directory, SECRETARIAT)
  return true
}

/** @returns the sample people that are there, with their roles; none on a server without the sample */
export async function samplePeople(directory: Directory): Promise<{ person: Person; role: Role }[]> {
  const found = await Promise.all(
    [SECRETARIAT, ...CASE_OFFICERS].map(async ({ email, role }) => ({
      person: await directory.personByEmail(email),
      role,
    })),
  )
  return found.flatMap(({ person, role }) => (person ? [{ person, role }] : []))
}

async function isWhole(directory: Directory): Promise<boolean> {
  const secretariat = await directory.personByEmail(SECRETARIAT.email)
  const memberships = secretariat ? await directory.memberships(secretariat.id) : []
  return memberships.some(({ council }) => council.name === COUNCIL)
}

/** Also when an earlier one was interrupted: its first person is there. */
async function isFirstStart(directory: Directory): Promise<boolean> {
  const [first] = CASE_OFFICERS
  return (await directory.people()).length === 0 || (await directory.personByEmail(first!.email)) !== null
}

async function add(directory: Directory, { name, email, role }: SamplePerson): Promise<void> {
  await addPerson(directory, { name, email, membership: { council: COUNCIL, role } })
}

async function importOnce(directory: Directory, now: number): Promise<void> {
  const agendas = await directory.agendas()
  if (agendas.some(({ council }) => council.name === COUNCIL)) return
  const bytes = await readFile(new URL(AGENDA, import.meta.url))
  await importAgenda(directory, {
    bytes,
    fileName: AGENDA,
    council: COUNCIL,
    by: null,
    connection: 'server',
    now,
  })
}
