/** A person who edits at random, and the ledger of what all of them wrote and took away. */
import * as Y from 'yjs'
import {
  agendaOf,
  attachmentsOf,
  fieldOf,
  type ItemId,
  itemEntries,
  itemOf,
  itemsOf,
  threadsOf,
  titleOf,
} from '../../shared/agenda/document.ts'
import { PERSON_EDIT } from '../../shared/agenda/edits.ts'
import { commentsOf } from '../../shared/threads/thread.ts'
import type { RandomSource } from '../support/randomSource.ts'
import type { TestPerson } from '../support/testNetwork.ts'

const TYPING = 'typing'

/** Where people type; `decision` is only ever replaced as a whole, which would swallow what a colleague types there. */
export const TYPED_FIELDS = ['background', 'presentation'] as const

/** What all writers of one history have done. */
export class Ledger {
  readonly typed: string[] = []
  /** Words that somebody erased or undid, once at least. */
  readonly takenAway = new Set<string>()
  /** The identity of every shared type that must live for ever, by its place. */
  readonly made = new Map<string, string>()
  private time = 0

  /** A word of its own, so that each can be looked for. */
  newWord(): string {
    const word = `ord${this.typed.length}`
    this.typed.push(word)
    return word
  }

  newId(): string {
    return `n${++this.time}`
  }

  /** A clock that never shows the same time twice. */
  now(): number {
    return ++this.time
  }

  noteMade(doc: Y.Doc): void {
    for (const [place, identity] of identities(doc)) if (!this.made.has(place)) this.made.set(place, identity)
  }
}

export class Writer {
  readonly person: TestPerson
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly random: RandomSource
  readonly undo: Y.UndoManager
  readonly mayWriteIn: (id: ItemId) => boolean

  /** @param mayWriteIn the items in which they edit; default: all */
  constructor(
    person: TestPerson,
    ledger: Ledger,
    random: RandomSource,
    mayWriteIn: (id: ItemId) => boolean = () => true,
  ) {
    this.mayWriteIn = mayWriteIn
    this.person = person
    this.doc = person.doc
    this.ledger = ledger
    this.random = random
    this.undo = new Y.UndoManager([agendaOf(this.doc), itemsOf(this.doc)], {
      trackedOrigins: new Set([TYPING, PERSON_EDIT]),
      captureTimeout: 0,
    })
  }

  /** Changes a run of text as an editor does. */
  write(change: () => void): void {
    this.doc.transact(change, TYPING)
  }

  /** Notes the words that are gone after it. */
  takingAway(change: () => void): void {
    const before = wordsIn(this.doc)
    change()
    const after = new Set(wordsIn(this.doc))
    for (const word of before) if (!after.has(word)) this.ledger.takenAway.add(word)
  }
}

/** The runs of text that people type in, of every item, living or not. */
export function textsOf(doc: Y.Doc): Y.XmlText[] {
  return itemEntries(doc).flatMap(([id]) => textsOfItem(doc, id))
}

export function textsOfItem(doc: Y.Doc, id: ItemId): Y.XmlText[] {
  const item = itemOf(doc, id)!
  if (item.get('kind') === 'section') return []
  const fragments = [titleOf(item), ...TYPED_FIELDS.map((key) => fieldOf(item, key))]
  return fragments.map((fragment) => (fragment!.get(0) as Y.XmlElement).get(0) as Y.XmlText)
}

/** Without formats. */
export function stringOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

export const wordsIn = (doc: Y.Doc): string[] =>
  textsOf(doc).flatMap((text) =>
    stringOf(text)
      .split(' ')
      .filter((word) => /^ord\d+$/.test(word)),
  )

/** Which struct made each node, each fragment, each map of attachments, each thread and comment: another one would be another life. */
export const identities = (doc: Y.Doc): [place: string, identity: string][] => [
  ...identitiesOfItems(doc),
  ...identitiesOfThreads(doc),
]

function identitiesOfThreads(doc: Y.Doc): [place: string, identity: string][] {
  return [...threadsOf(doc)].flatMap(([id, thread]) => {
    const comments = commentsOf(thread)!
    return [
      identity(`thread ${id}`, thread),
      identity(`thread ${id} comments`, comments),
      ...[...comments].map(([key, map]) => identity(`thread ${id} comment ${key}`, map as Y.Map<unknown>)),
    ]
  })
}

function identitiesOfItems(doc: Y.Doc): [place: string, identity: string][] {
  return itemEntries(doc).flatMap(([id, item]) => {
    const fields = [...(item.get('fields') as Y.Map<Y.XmlFragment>)]
    const attachments = attachmentsOf(item)!
    return [
      identity(id, item),
      identity(`${id} title`, titleOf(item)!),
      identity(`${id} attachments`, attachments),
      ...fields.map(([key, field]) => identity(`${id} field ${key}`, field)),
      ...[...attachments].map(([key, map]) => identity(`${id} attachment ${key}`, map)),
    ]
  })
}

function identity(place: string, type: Pick<Y.XmlFragment, '_item'>): [place: string, identity: string] {
  const { client, clock } = type._item!.id
  return [place, `${client}:${clock}`]
}
