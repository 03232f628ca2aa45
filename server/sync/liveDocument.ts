/**
 * A room's document in memory. As long as nobody writes it stays what the disk gave: bytes that are handed out as they are.
 * The Y.Doc is built for the first update that changes something.
 */

import * as Y from 'yjs'
import {
  type AgendaState,
  type AttachmentFacts,
  type AttachmentId,
  agendaOf,
  type FieldKey,
  type ItemId,
  itemOf,
  type PersonId,
  ROOTS,
  readAttachments,
  readEntry,
  readFacts,
  readState,
  type TemplateField,
} from '../../shared/agenda/document.ts'
import { setFile, setState } from '../../shared/agenda/edits.ts'
import type { FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import { completeItems, fieldsLacking, nameFields } from '../../shared/agenda/gainedFields.ts'
import { raiseSchema } from '../../shared/agenda/raiseSchema.ts'
import { entryIdAt } from '../../shared/agenda/valueEntries.ts'
import { slotAt, wordsAt } from '../../shared/agenda/wordValues.ts'
import type { NamedNode } from '../../shared/record/recordEvent.ts'
import { type About, type Moment, momentOf } from '../../shared/rights/moment.ts'
import { type Admitted, admit, type Judge } from '../gate/admit.ts'
import { isEmptyUpdate } from '../gate/decode.ts'
import { Places } from '../gate/places.ts'
import { namedNode } from '../record/namedNode.ts'
import type { AgendaHeadline, GivenFile, StoredAgenda } from '../storage/storage.ts'
import { AGENDA_PLACES } from './agendaPlaces.ts'
import { GonePlaces } from './gonePlaces.ts'
import type { Standing } from './handedBackValues.ts'
import { applyAndSee, type Seen } from './swallowed.ts'
import { ValueAuthors } from './valueAuthors.ts'

const NOTHING_SEEN: Seen = { swallowed: [], values: [], gone: [], deleted: [] }
const NOTHING_CHANGED: Admitted & Seen = { emitted: null, newContentOf: [], ...NOTHING_SEEN }

export class LiveDocument {
  #content: { is: 'bytes'; state: Uint8Array } | { is: 'doc'; doc: Y.Doc }
  #stateVector: Uint8Array | null = null
  #headChanged = false
  readonly #gone: GonePlaces
  readonly #authors = new ValueAuthors()
  readonly #places = new Places(AGENDA_PLACES)
  /** About how large its encoded state is, in bytes: never too small. */
  size: number

  constructor({ state, gone }: Pick<StoredAgenda, 'state' | 'gone'>) {
    this.#gone = new GonePlaces(gone)
    this.#content = { is: 'bytes', state }
    this.size = state.length
  }

  stateVector(): Uint8Array {
    if (this.#content.is === 'doc') return Y.encodeStateVector(this.#content.doc)
    this.#stateVector ??= Y.encodeStateVectorFromUpdate(this.#content.state)
    return this.#stateVector
  }

  /** Whether there is content under a client id. */
  knows(client: number): boolean {
    return Y.getState(this.#doc().store, client) > 0
  }

  /** What rights depend on. @param now the server's clock @see momentOf */
  momentOf(ids: readonly PersonId[], about: About, now: number): Moment {
    return momentOf(this.#doc(), ids, about, now)
  }

  /** @param stateVector what the reader has; what it lacks is returned, as one update */
  encodeFor(stateVector: Uint8Array): Uint8Array {
    if (this.#content.is === 'doc') return Y.encodeStateAsUpdate(this.#content.doc, stateVector)
    return isEmptyStateVector(stateVector)
      ? this.#content.state
      : Y.diffUpdate(this.#content.state, stateVector)
  }

  /** As the gate's `admit`, with what the update swallowed. @param sender whose update it is @throws Refused, DocumentBroken */
  admit(update: Uint8Array, judge: Judge, sender: PersonId): Admitted & Seen {
    if (isEmptyUpdate(update)) return NOTHING_CHANGED
    const doc = this.#doc()
    let seen: Seen = NOTHING_SEEN
    const admitted = admit(doc, update, this.#places, judge, sender, (decoded, apply) => {
      seen = applyAndSee(doc, decoded, sender, this.#gone, this.#authors, apply)
    })
    this.size += admitted.emitted?.length ?? 0
    return { ...admitted, ...seen }
  }

  /** Brings an agenda that an older program made to this program's schema. @returns what that changed */
  raiseSchema(): Uint8Array {
    return this.#change(raiseSchema)
  }

  /** @returns what is there now; `null`: no such attachment, or it or its item is deleted */
  attachment(item: ItemId, id: AttachmentId): AttachmentFacts | null {
    const map = itemOf(this.#doc(), item)
    if (map === undefined || readEntry(item, map).deletedAt !== null) return null
    return readAttachments(map).find((one) => one.id === id) ?? null
  }

  /** Gives an attachment that is there its file. @returns what that changed */
  giveFile({ item, attachment, file }: GivenFile): Uint8Array {
    return this.#change((doc) => setFile(doc, item, attachment, file))
  }

  /** @returns what that changed; `null`: nothing, it is so already */
  setState(state: AgendaState): Uint8Array | null {
    return this.#changeIfAny((doc) => setState(doc, state))
  }

  /** As `nameFields`. @returns what that changed; `null`: nothing, the agenda has them all */
  nameFields(template: readonly TemplateField[], keys: ReadonlySet<FieldKey>): Uint8Array | null {
    const isLacking = fieldsLacking(this.#doc(), template).some(({ key }) => keys.has(key))
    return isLacking ? this.#change((doc) => nameFields(doc, template, keys)) : null
  }

  /** As `completeItems`. @returns what that changed; `null`: nothing, each has its texts */
  completeItems(ids?: readonly ItemId[]): Uint8Array | null {
    return this.#changeIfAny((doc) => completeItems(doc, ids))
  }

  /** @returns what an item is called now; `null` where there is none */
  named(item: ItemId): NamedNode | null {
    return namedNode(this.#doc(), item)
  }

  /** @returns the words of a plain value; `null`: no such place, or no words */
  standsAt(place: FieldPlace): Standing | null {
    const doc = this.#doc()
    const words = wordsAt(doc, place)
    if (words === null) return null
    const slot = slotAt(doc, place)
    return { words, client: (slot && entryIdAt(slot.map, slot.key)?.client) ?? null }
  }

  /** @returns what lists show of the agenda, if that changed since the last call */
  takeChangedHeadline(): AgendaHeadline | undefined {
    if (!this.#headChanged) return undefined
    this.#headChanged = false
    return headlineOf(this.#doc())
  }

  destroy(): void {
    if (this.#content.is === 'doc') this.#content.doc.destroy()
  }

  /** The server's own doing, of which something becomes another. */
  #change(work: (doc: Y.Doc) => void): Uint8Array {
    return this.#changeIfAny(work)!
  }

  /** @returns `null` where nothing changed */
  #changeIfAny(work: (doc: Y.Doc) => void): Uint8Array | null {
    const doc = this.#doc()
    const emitted: Uint8Array[] = []
    const collect = (bytes: Uint8Array) => emitted.push(bytes)
    doc.on('update', collect)
    work(doc)
    doc.off('update', collect)
    if (emitted.length === 0) return null
    const update = Y.mergeUpdates(emitted)
    this.size += update.length
    return update
  }

  #doc(): Y.Doc {
    if (this.#content.is === 'doc') return this.#content.doc
    const doc = new Y.Doc({ gc: true })
    for (const root of ROOTS) doc.getMap(root)
    applyExactly(doc, this.#content.state)
    agendaOf(doc).observe(() => {
      this.#headChanged = true
    })
    this.#content = { is: 'doc', doc }
    return doc
  }
}

/** Without what Yjs would tidy up by itself after somebody else's transaction: that would be in no entry of the log. */
function applyExactly(doc: Y.Doc, state: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, state)
    transaction.local = true
  })
}

function headlineOf(doc: Y.Doc): AgendaHeadline {
  const state: AgendaState = readState(doc)
  return { facts: readFacts(doc), state }
}

const isEmptyStateVector = (stateVector: Uint8Array): boolean =>
  stateVector.length === 1 && stateVector[0] === 0
