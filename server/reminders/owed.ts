/** Who lacks what in an agenda, and who of them can be told by mail. */
import type * as Y from 'yjs'
import { type AgendaFacts, itemOf, type PersonId, readFacts, readItem } from '../../shared/agenda/document.ts'
import { dueOf } from '../../shared/deadlines/deadline.ts'
import { type ItemProgress, readProgress, readRules } from '../../shared/progress/itemProgress.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import type { CannotRemind, Role } from '../../shared/protocol/api.ts'
import type { PersonOfCouncil } from '../storage/storage.ts'

export interface OwedItem extends Pick<ItemProgress, 'id' | 'number' | 'title' | 'missing'> {
  /** Why it was sent back; `null`: it was not. */
  why: string | null
  /** Local; `null`: no deadline. */
  due: string | null
}

export interface OwedBy {
  id: PersonId
  /** `null`: not known to the council. */
  name: string | null
  email: string | null
  items: OwedItem[]
  cannot: CannotRemind | null
}

export interface Owed {
  facts: AgendaFacts
  headingOf: (field: string) => string
  /** In the order in which the council lists its people. */
  people: OwedBy[]
  /** What lacks something, and nobody is responsible for. */
  unassigned: OwedItem[]
}

/**
 * Who was asked to do something about somebody else's item owes that alone.
 * @param council the people of the council whose agenda it is
 */
export function readOwed(doc: Y.Doc, council: readonly PersonOfCouncil[]): Owed {
  const facts = readFacts(doc)
  const headings = new Map(readRules(doc).fields.map(({ key, heading }) => [key, heading]))
  const owners = new Map(
    council.flatMap((one) => [one.person, ...one.aliases].map(({ id }) => [id, one] as const)),
  )
  const items = new Map<PersonId, OwedItem[]>()
  const unassigned: OwedItem[] = []
  const owe = (id: PersonId, item: OwedItem) => items.set(id, [...(items.get(id) ?? []), item])
  for (const progress of readProgress(doc).filter((item) => isOwed(doc, item))) {
    const item = owedItem(progress, facts)
    if (progress.responsibles.length === 0) unassigned.push(item)
    const own = (ids: readonly PersonId[]) => new Set(ids.map((id) => owners.get(id)?.person.id ?? id))
    const responsibles = own(progress.responsibles)
    for (const id of responsibles) owe(id, item)
    for (const id of own(progress.tasks.map(({ person }) => person))) {
      if (responsibles.has(id)) continue
      const isTheirs = (one: Missing) => one.kind === 'task' && own([one.person]).has(id)
      owe(id, { ...item, missing: item.missing.filter(isTheirs), why: null })
    }
  }
  const known = council.filter(({ person }) => items.has(person.id)).map((one) => one.person.id)
  const unknown = [...items.keys()].filter((id) => !known.includes(id))
  return {
    facts,
    headingOf: (field) => headings.get(field) ?? field,
    people: [...known, ...unknown].map((id) => {
      const owner = owners.get(id)
      const { name = null, email = null } = owner?.person ?? {}
      return { id, name, email, items: items.get(id)!, cannot: whyNot(owner) }
    }),
    unassigned,
  }
}

/**
 * What is written and not said to be ready lacks nothing. What was sent back is owed whatever it lacks. What was said to be ready is, when
 * something of it is missing; what was approved, and what is locked, is nobody's to write.
 */
function isOwed(doc: Y.Doc, { id, status, missing }: ItemProgress): boolean {
  const item = itemOf(doc, id)
  if (status.is === 'approved' || item === undefined || readItem(id, item).locked !== null) return false
  return status.is === 'returned' || missing.length > 0
}

function owedItem({ id, number, title, missing, status, dueAt }: ItemProgress, facts: AgendaFacts): OwedItem {
  const why = status.is === 'returned' ? (status.why ?? '') : null
  return { ...{ id, number, title, missing, why }, due: dueOfMissing(missing, why, { dueAt }, facts) }
}

/** Where nothing but files is missing, it is the deadline for material that counts. */
function dueOfMissing(
  missing: readonly Missing[],
  why: string | null,
  item: Pick<ItemProgress, 'dueAt'>,
  facts: AgendaFacts,
): string | null {
  const isOnlyMaterial = why === null && missing.every(({ kind }) => kind === 'attachment')
  const { items, material } = facts.deadlines
  return isOnlyMaterial
    ? dueOf(item, { deadlines: { items: material ?? items, material } })
    : dueOf(item, facts)
}

const WRITERS: readonly (Role | null)[] = ['secretariat', 'contributor']

function whyNot(owner: PersonOfCouncil | undefined): CannotRemind | null {
  if (owner === undefined || owner.person.email === null) return 'no-address'
  if (owner.role === null) return 'no-member'
  return WRITERS.includes(owner.role) ? null : 'may-not-write'
}
