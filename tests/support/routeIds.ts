/** The ids in the addresses of routes, filled in: of the council that one asks about, whoever asks. */
import type { HandedBackRow, Storage } from '../../server/storage/storage.ts'
import { makeAgenda, type TestCouncil } from './council.ts'

/** What stands in an address, by the part before it: `agendas/:id`. */
type Ids = Readonly<Record<string, string>>

/** Opens by itself whatever it opens, to whoever holds it: there is no other council to guard it from. */
const SECRETS = new Set(['sign-in/:token', 'unsubscribe/:token'])

const PARAMETER = /(?<=\/)([\w-]+)\/(:\w+)/g

/** @returns whether the address names something of one council */
export const namesSomething = (path: string): boolean =>
  [...path.matchAll(PARAMETER)].some(([parameter]) => !SECRETS.has(parameter))

/** Puts into the council's agenda what the ids name, and says which they are. @param nth another for each council */
export async function idsOf({ log, directory }: Storage, council: TestCouncil, nth: number): Promise<Ids> {
  const { agenda, people } = council
  const client = 1000 + nth
  const words: HandedBackRow = {
    ...{ id: `words-${nth}`, author: people.contributor.id, item: 'i', field: 'background', words: 'ord' },
    ...{ pieces: '[]', at: 5, by: null, done: null },
  }
  // As an imported agenda brings one.
  const name = `name-${nth}`
  await directory.savePerson({ id: name, name: 'Åse Brought', email: null })
  await directory.saveMember(council.council.id, name, null)
  const entry = { agenda: agenda.id, seq: 2, person: null, connection: 'c', at: 5 }
  await log.append(await log.takeOwnership(), {
    entries: [{ ...entry, update: new Uint8Array([0, 0]), handedBack: [words] }],
    bindings: [{ agenda: agenda.id, client, person: people.contributor.id }],
  })
  const putAway = await makeAgenda(directory, council.council, 'Lagt væk')
  await directory.putAgendaAway(putAway.id, { person: people.secretariat.id }, 1)
  return {
    'agenda/:id': agenda.id,
    'agendas/:id': agenda.id,
    'council/:id': council.council.id,
    'councils/:id': council.council.id,
    // The agenda's own place, which is there in each.
    'items/:item': 'agenda',
    'fields/:field': 'motto',
    'attachments/:attachment': 'none',
    'clients/:client': String(client),
    'handed-back/:words': words.id,
    'members/:member': people.contributor.id,
    'names/:name': name,
    'put-away/:agenda': putAway.id,
    'versions/:number': '1',
    'files/:format': 'pdf',
    'read/:number': '1',
    'logos/:hash': '0'.repeat(64),
  }
}

/** @throws for a parameter that it does not know: a new route says here what its ids are */
export function addressOf(path: string, ids: Ids): string {
  return path.replace(PARAMETER, (parameter, before: string) => {
    const id = SECRETS.has(parameter) ? 'none' : ids[parameter]
    if (id === undefined) throw new Error(`tests/support/routeIds.ts does not say what ${parameter} is`)
    return `${before}/${id}`
  })
}
