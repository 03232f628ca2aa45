/** A new agenda of a council, from its template or from its last agenda. Its first content is made here, and nowhere else. */
import * as Y from 'yjs'
import { createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import type { AgendaFacts, AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { CouncilSettings, StandingNode } from '../../shared/council/settings.ts'
import { deadlinesByRules } from '../../shared/deadlines/deadline.ts'
import { newId } from '../../shared/ids.ts'
import type { NewAgendaOrder } from '../../shared/protocol/api.ts'
import { EMPTY_TEXT, paragraphs } from '../../shared/richtext/richText.ts'
import type { Council, Directory } from '../storage/storage.ts'
import { type AgendasOfCouncil, firstNumberOfYear, lastAgendaOf, structureOf } from './lastAgenda.ts'

export interface MakingParts extends AgendasOfCouncil {
  directory: Pick<Directory, 'agendas' | 'councilPeople' | 'councilSettings' | 'createAgenda'>
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export interface AgendaToMake {
  id: AgendaId
  council: Council
  order: NewAgendaOrder
  by: PersonId
}

/** @throws Taken when there is an agenda of this id already */
export async function makeAgenda(parts: MakingParts, making: AgendaToMake): Promise<void> {
  const { directory, now } = parts
  const { id, council, by } = making
  const settings = await directory.councilSettings(council.id)
  const { fields, asksCaseNumber } = settings.template
  const facts = await factsOf(parts, making, settings)
  const items = await itemsOf(parts, making, settings)
  const doc = new Y.Doc()
  createAgenda(doc, { facts, fields, asksCaseNumber, motto: EMPTY_TEXT, items }, newId)
  const first = { person: by, connection: 'server', at: now(), update: Y.encodeStateAsUpdate(doc) }
  const epoch = newId()
  await directory.createAgenda({ ...{ id, council: council.id, epoch, facts, state: 'drafting', first } })
  doc.destroy()
}

async function factsOf(
  parts: MakingParts,
  { council, order }: AgendaToMake,
  { template, deadlines }: CouncilSettings,
): Promise<AgendaFacts> {
  const { title, startsAt, endsAt, place } = order
  const { style, first } = template.numbering
  // A meeting without a date is one of this year.
  const when = startsAt ?? danishTime(parts.now())
  return {
    ...{ council: council.name, title, startsAt, endsAt, place },
    deadlines: deadlinesByRules(startsAt, deadlines),
    numbering: {
      style,
      first: style === 'continuous' ? await firstNumberOfYear(parts, council.id, when, first) : first,
    },
  }
}

async function itemsOf(
  parts: MakingParts,
  { council, order }: AgendaToMake,
  { template }: CouncilSettings,
): Promise<ItemSeed[]> {
  const people = await parts.directory.councilPeople(council.id)
  // Who was removed from the council writes no items any more; names from agendas stay.
  const known = new Set(
    people.flatMap(({ person, role, aliases }) =>
      role === null && person.email !== null ? [] : [person.id, ...aliases.map(({ id }) => id)],
    ),
  )
  const isThere = (person: PersonId) => known.has(person)
  if (order.from === 'template') return template.standing.map((node) => seedOf(node, isThere))
  const last = await lastAgendaOf(parts, council.id)
  return last === null ? [] : structureOf(parts, last, new Set(order.leaveOut), isThere)
}

const seedOf = (node: StandingNode, isThere: (person: PersonId) => boolean): ItemSeed => ({
  ...{ kind: node.kind, title: paragraphs(node.title), responsibles: node.responsibles.filter(isThere) },
  ...{ caseNumber: '', presenter: '', fields: {}, attachments: [] },
  withoutText: node.withoutText === true,
  children: node.children.map((child) => seedOf(child, isThere)),
})
