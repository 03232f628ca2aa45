/** A council with one person in each role, somebody who is no member, and an agenda. */
import * as Y from 'yjs'
import type { AgendaRecord, Council, Directory, Person } from '../../server/storage/storage.ts'
import { createAgenda } from '../../shared/agenda/createAgenda.ts'
import type { AgendaFacts } from '../../shared/agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import type { CouncilSettings } from '../../shared/council/settings.ts'
import { newId } from '../../shared/ids.ts'
import { ROLES, type Role } from '../../shared/protocol/api.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'

export interface TestCouncil {
  council: Council
  agenda: AgendaRecord
  people: Record<Role | 'outsider', Person>
  /** Two more of the secretariat, where several people write everything. */
  colleagues: readonly [Person, Person]
}

const FACTS: Omit<AgendaFacts, 'council'> = {
  title: 'Dagsorden 2024',
  startsAt: '2024-01-24T10:00',
  endsAt: null,
  place: 'KL. lokale 2-01',
  deadlines: { items: null, material: null },
  numbering: { first: 1, style: 'nested' },
}

export async function makeCouncil(directory: Directory, name = 'Rådet'): Promise<TestCouncil> {
  const council = { id: newId(), name }
  await directory.saveCouncil(council)
  const member = async (role: Role) => {
    const person = await makePerson(directory, `${role} of ${name}`)
    await directory.saveMember(council.id, person.id, role)
    return [role, person] as const
  }
  const members = Object.fromEntries(await Promise.all(ROLES.map(member))) as Record<Role, Person>
  const colleague = async (name: string) => {
    const person = await makePerson(directory, name)
    await directory.saveMember(council.id, person.id, 'secretariat')
    return person
  }
  const colleagues = [
    await colleague(`Ida of ${council.name}`),
    await colleague(`Bo of ${council.name}`),
  ] as const
  const outsider = await makePerson(directory, `Outsider of ${name}`)
  return {
    council,
    agenda: await makeAgenda(directory, council),
    people: { ...members, outsider },
    colleagues,
  }
}

export async function makePerson(directory: Directory, name: string): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@eksempel.dk`
  const person = { id: newId(), name, email }
  await directory.savePerson(person)
  return person
}

export async function makeAgenda(
  directory: Directory,
  council: Council,
  title = FACTS.title,
): Promise<AgendaRecord> {
  const facts = { ...FACTS, title, council: council.name }
  const doc = new Y.Doc()
  const motto = paragraphs('«Vision»')
  createAgenda(doc, { facts, fields: FIRST_COUNCIL_TEMPLATE, motto, items: [] }, newId)
  const record = { id: newId(), epoch: newId(), facts, state: 'drafting' as const }
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  await directory.createAgenda({ ...record, council: council.id, first })
  return { ...record, council }
}

/** Over whatever was saved before; the record tells that somebody did. */
export async function saveSettings(
  directory: Directory,
  council: string,
  settings: CouncilSettings,
): Promise<void> {
  const { revision } = await directory.revisedSettings(council)
  await directory.changeCouncilSettings(council, { settings, revision, by: { person: 'somebody' }, at: 0 })
}
