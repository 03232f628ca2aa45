/**
 * One live agenda. Every change comes in by `receiveContent`, passes the gate and is durable in the log before it is
 * acknowledged or shown to anybody (spec N1, N2). Knows neither sockets nor databases.
 *
 * The document in memory runs ahead of the disk by what waits for its commit. So everything that leaves the room stands in
 * one queue, `#outward`, each with the number of the entry that must be on disk first.
 */

import type {
  AgendaId,
  AgendaState,
  AttachmentFacts,
  AttachmentId,
  FieldKey,
  ItemId,
  PersonId,
  TemplateField,
} from '../../shared/agenda/document.ts'
import type { Language } from '../../shared/language/languages.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import {
  type RefusalCode,
  writeAcknowledgement,
  writeHandedBack,
  writePermissionDenied,
  writeRefusal,
  writeSyncStep1,
  writeSyncStep2,
} from '../../shared/protocol/messages.ts'
import type { RefusedPlace } from '../../shared/record/recordEvent.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
import { DocumentBroken, type Question } from '../gate/admit.ts'
import { Refused } from '../gate/refused.ts'
import {
  type ClientBinding,
  type GivenFile,
  type GonePlace,
  type HandedBackRow,
  type LogEntry,
  StorageUnavailable,
  type StoredAgenda,
} from '../storage/storage.ts'
import { Broadcaster, type BroadcastFrame } from './broadcast.ts'
import { ClientIds } from './clientIds.ts'
import type { CommitOwner, GroupCommit, Pending } from './commit.ts'
import { HandedBackWords, messageOf } from './handedBack.ts'
import { LIMITS } from './limits.ts'
import { LiveDocument } from './liveDocument.ts'
import type { Member } from './member.ts'
import { Presence } from './presence.ts'
import { NotAllowed, Rights } from './rights.ts'
import type { Seen } from './swallowed.ts'

/** The attachment is not there (any more). */
export class NoAttachment extends Error {
  override name = 'NoAttachment'
}

/** What a room tells of itself, for the log, the metrics and whoever keeps the rooms. */
export interface RoomEvents {
  onAccepted(room: Room): void
  onRefused(room: Room, member: Member, refused: Refused<RefusalCode>): void
  onPresenceDropped(): void
  onMemberLeft(room: Room): void
  /** It is out of use; the next to come gets a new one, built from the log. */
  onClosed(room: Room, why: RoomClosed): void
}

export type RoomClosed =
  | { is: 'unloaded' }
  | { is: 'commit-failed'; error: Error }
  | { is: 'document-broken'; error: Error }
  | { is: 'deleted' }
  | { is: 'stopping' }

export interface RoomParts {
  agenda: AgendaId
  stored: StoredAgenda
  commit: GroupCommit
  /** Encodes off the event loop, from what is on disk. */
  encodeFromDisk(stateVector: Uint8Array): Promise<Uint8Array>
  events: RoomEvents
  /** Milliseconds since 1970 (UTC). */
  now(): number
  /** The sentence for a refusal, in the person's language. */
  sentence(code: RefusalCode, language: Language): string
}

/** Something that may leave the room when entry `after` is on disk. */
interface Outward {
  after: number
  leave(): void
}

// A larger document is encoded in another thread, so that no room ever waits for it.
const MAX_ENCODE_BYTES = 512 * 1024

interface OwnPending extends Pending {
  sender: Member | null
  whenDurable(): void
}

export class Room implements CommitOwner {
  readonly agenda: AgendaId
  readonly epoch: string
  readonly #parts: RoomParts
  readonly #document: LiveDocument
  readonly #rights: Rights
  readonly #clientIds: ClientIds
  readonly #handedBack: HandedBackWords
  readonly #presence: Presence
  readonly #broadcaster: Broadcaster<Member>
  readonly #members = new Set<Member>()
  readonly #outward: Outward[] = []
  /** Who waits until something is on disk: that a file is given, that fields have come. */
  readonly #waiting = new Set<(error: Error) => void>()
  /** The last entry that was handed to the commit, and the last that is on disk. */
  #seq: number
  #durableSeq: number
  #closed = false

  constructor(parts: RoomParts) {
    this.agenda = parts.agenda
    this.epoch = parts.stored.epoch
    this.#parts = parts
    this.#seq = parts.stored.seq
    this.#durableSeq = parts.stored.seq
    this.#document = new LiveDocument(parts.stored)
    this.#rights = new Rights(
      (ids, about) => this.#document.momentOf(ids, about, parts.now()),
      () => performance.now(),
    )
    this.#handedBack = new HandedBackWords(parts.stored.handedBack)
    this.#clientIds = new ClientIds(parts.stored.bindings)
    this.#broadcaster = new Broadcaster(
      (frame) => this.#show(frame),
      () => performance.now(),
    )
    this.#presence = new Presence({
      members: () => this.#members,
      claim: (client, member, whenDurable) => this.#claim(client, member, whenDurable),
      onDropped: () => parts.events.onPresenceDropped(),
      onReplaced: (member) => this.dismiss(member, CLOSE.replaced),
    })
  }

  get memberCount(): number {
    return this.#members.size
  }

  /** Whether everything that it accepted is on disk. */
  get isDurable(): boolean {
    return this.#durableSeq === this.#seq
  }

  /** Brings an agenda that an older program made to this program's schema. To be called before anybody joins. */
  raiseSchema(): void {
    this.#commitOwn(null, this.#document.raiseSchema())
  }

  // ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @returns the attachment as it is now; `null`: none, or deleted */
  attachment(item: ItemId, id: AttachmentId): AttachmentFacts | null {
    return this.#document.attachment(item, id)
  }

  /** Whether this person may give a file to an attachment now: as whether they may change its name. @throws NotAllowed */
  judgeFile(asker: Asker, item: ItemId, attachment: AttachmentId): void {
    const path = ['items', item, 'attachments', attachment, 'name']
    this.#rights.judge(asker, [{ path, place: 'attachment.name', operation: 'replace', isNew: false }])
  }

  /**
   * Gives an attachment a file whose bytes are on disk. Resolves when that is on disk too; then everybody is shown it.
   * @throws NotAllowed; NoAttachment when there is none any more; StorageUnavailable when it could not be written
   */
  giveFile(asker: Asker, given: GivenFile): Promise<void> {
    const { item, attachment, file } = given
    if (this.attachment(item, attachment) === null) throw new NoAttachment(attachment)
    this.judgeFile(asker, item, attachment)
    const update = this.#document.giveFile(given)
    this.#seq += 1
    this.#commit(file.by ?? null, update, [], { handedBack: [], gone: [], given })
    this.#parts.events.onAccepted(this)
    return this.#onDisk()
  }

  // ── Sending out ──────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Says what the agenda is from now on, which only the server does. Resolves when that is on disk.
   * @param isClosing whoever wrote in it until now may end their sentence (`GRACE_MS`)
   * @throws StorageUnavailable when it could not be written
   */
  setState(state: AgendaState, isClosing = false): Promise<void> {
    if (isClosing) this.#rights.noteAgendaClosed()
    const update = this.#document.setState(state)
    if (update !== null) this.#commitOwn(null, update)
    return this.#onDisk()
  }

  /** Resolves when all that was taken until now is on disk. @throws StorageUnavailable when it could not be written */
  written(): Promise<void> {
    return this.#onDisk()
  }

  // ── Fields ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Brings fields that the council's template has gained into the agenda, with a text in each item. Resolves when that is on disk.
   * @param by who wants it: the fields are theirs, the empty texts nobody's
   * @returns whether any was lacking
   * @throws StorageUnavailable when it could not be written
   */
  addFields(by: PersonId, template: readonly TemplateField[], keys: ReadonlySet<FieldKey>): Promise<boolean> {
    const named = this.#document.nameFields(template, keys)
    if (named !== null) this.#commitOwn(by, named)
    this.#completeItems()
    return this.#onDisk().then(() => named !== null)
  }

  /** @param ids default: all */
  #completeItems(ids?: readonly ItemId[]): void {
    const update = this.#document.completeItems(ids)
    if (update !== null) this.#commitOwn(null, update)
  }

  #commitOwn(by: PersonId | null, update: Uint8Array): void {
    this.#seq += 1
    this.#commit(by, update, [], { handedBack: [], gone: [] })
    this.#parts.events.onAccepted(this)
  }

  /** Rejected when the room is closed before. */
  #onDisk(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      this.#whenDurable(() => {
        this.#waiting.delete(reject)
        resolve()
      })
    })
  }

  // ── Coming and going ─────────────────────────────────────────────────────────────────────────────────────────────

  /** The server asks once what the member has that it lacks; then the member's own question is answered. */
  join(member: Member): void {
    this.#members.add(member)
    member.outlet.send(writeSyncStep1(this.#document.stateVector()))
    this.#presence.sendAll(member)
    for (const row of this.#handedBack.of(member.person.id))
      this.#whenDurable(() => this.#sendHandedBack(member, row))
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return
    if (member.setAsideTimer !== null) clearTimeout(member.setAsideTimer)
    this.#presence.leave(member)
    this.#parts.events.onMemberLeft(this)
  }

  /** Closes one connection. */
  dismiss(member: Member, code: CloseCode): void {
    this.leave(member)
    member.outlet.end(code)
  }

  /** Words that were handed back are put in or dismissed, or wait again, on disk: their author's other tabs hear of it. */
  finishHandedBack(row: HandedBackRow): void {
    if (row.done === null) this.#handedBack.openAgain(row)
    else this.#handedBack.finish(row.id)
    this.#tellAuthors([row])
  }

  /** Where and why a change was refused, as the record tells it. */
  placeOf(refused: Refused<RefusalCode>): RefusedPlace {
    const { code } = refused
    if (!(refused instanceof NotAllowed)) return { node: null, field: null, code }
    const { item, field } = refused.place
    return { node: this.#document.named(item), field, code }
  }

  /** Closes the room and every connection in it. */
  close(why: RoomClosed, code: CloseCode): void {
    if (this.#closed) return
    this.#closed = true
    this.#outward.length = 0
    for (const reject of this.#waiting) reject(new StorageUnavailable('The agenda was closed.'))
    this.#waiting.clear()
    this.#broadcaster.stop()
    for (const member of [...this.#members]) this.dismiss(member, code)
    this.#presence.stop()
    this.#document.destroy()
    this.#parts.events.onClosed(this, why)
  }

  // ── What members send ────────────────────────────────────────────────────────────────────────────────────────────

  /** Answers a step 1 with everything that the member lacks and that is, or is about to be, on disk. */
  receiveStep1(member: Member, stateVector: Uint8Array): void {
    if (this.#document.size > MAX_ENCODE_BYTES) {
      this.#whenDurable(() => void this.#answerFromDisk(member, stateVector))
      return
    }
    const answer = this.#encodeOrRefuse(stateVector)
    if (answer === null) {
      this.dismiss(member, CLOSE.malformed)
      return
    }
    const seq = this.#seq
    this.#whenDurable(() => {
      member.outlet.send(writeSyncStep2(answer))
      member.answeredUpTo = Math.max(member.answeredUpTo ?? 0, seq)
    })
  }

  /** A step 2 or an update: the only way into the document. */
  receiveContent(member: Member, update: Uint8Array, isStep2: boolean): void {
    const n = member.acknowledgements.next()
    if (member.refused) return
    const isFirstStep2 = isStep2 && !member.hadStep2
    if (isFirstStep2) member.hadStep2 = true
    this.#judge(member, n, update, isStep2)
    if (isFirstStep2) this.#judgeSetAside(member)
  }

  /** @throws when it cannot be read */
  receivePresence(member: Member, update: Uint8Array): void {
    this.#presence.receive(member, update)
  }

  sendPresence(member: Member): void {
    this.#presence.sendAll(member)
  }

  sendSignOfLife(member: Member): void {
    this.#presence.sendSignOfLife(member)
  }

  #encodeOrRefuse(stateVector: Uint8Array): Uint8Array | null {
    try {
      return this.#document.encodeFor(stateVector)
    } catch {
      return null
    }
  }

  async #answerFromDisk(member: Member, stateVector: Uint8Array): Promise<void> {
    // From here on the member also gets what is broadcast; what it cannot place yet waits in it for this answer.
    member.answeredUpTo ??= this.#durableSeq
    try {
      const answer = await this.#parts.encodeFromDisk(stateVector)
      member.outlet.send(writeSyncStep2(answer))
    } catch {
      this.dismiss(member, CLOSE.comeBack)
    }
  }

  #judge(member: Member, n: number, update: Uint8Array, isStep2 = false): void {
    try {
      this.#accept(member, n, update, isStep2)
    } catch (error) {
      if (error instanceof DocumentBroken) this.close({ is: 'document-broken', error }, CLOSE.comeBack)
      else if (!(error instanceof Refused)) throw error
      else if (error.code === 'unresolved' && !member.hadStep2) this.#setAside(member, n, update)
      else this.#refuse(member, n, error)
    }
  }

  #accept(member: Member, n: number, update: Uint8Array, isStep2: boolean): void {
    let noteWhatClosed = () => {}
    let made: ItemId[] = []
    const judge = (question: Question) => {
      this.#checkLimits(member, question, update.length)
      const leftOut = this.#rights.judge(member.asker, question.touches)
      noteWhatClosed = this.#rights.watch(question.touches)
      made = itemsMadeBy(question.touches)
      return leftOut
    }
    const admitted = this.#document.admit(update, judge, member.person.id)
    noteWhatClosed()
    const { emitted, newContentOf, gone } = admitted
    const bindings = this.#bindNew(newContentOf, member)
    const handedBack = this.#handBack(member, admitted, isStep2)
    if (emitted !== null) {
      this.#seq += 1
      this.#commit(member, emitted, bindings, { handedBack, gone })
      this.#parts.events.onAccepted(this)
    } else if (handedBack.length > 0) this.#commitHandedBack(handedBack)
    // Whoever made it may not have known of a field that the template has gained.
    if (made.length > 0) this.#completeItems(made)
    // A message that changed nothing waits too: what it depends on may not be on disk yet.
    this.#whenDurable(() => this.#acknowledge(member, n))
  }

  #checkLimits({ person }: Member, { newContentOf }: Question, bytes: number): void {
    if (!newContentOf.every((client) => this.#mayWriteUnder(client, person.id)))
      throw new Refused('not-allowed', 'content under the client id of somebody else')
    if (newContentOf.length > 0 && this.#document.size + bytes > LIMITS.agendaBytes)
      throw new Refused('too-large', 'the agenda is full')
    const unbound = newContentOf.filter((client) => this.#clientIds.ownerOf(client) === undefined)
    if (!this.#clientIds.mayBring(person.id, unbound.length, this.#parts.now()))
      throw new Refused('too-large', 'client ids')
  }

  /** Under ids of one's own, and new ones; nobody else's, nor that of an agenda's first content. */
  #mayWriteUnder(client: number, person: PersonId): boolean {
    const owner = this.#clientIds.ownerOf(client)
    return owner === undefined ? !this.#document.knows(client) : owner === person
  }

  /** @returns the rows that are new, or have other words than before */
  #handBack({ person }: Member, { swallowed, values, deleted }: Seen, isStep2: boolean): HandedBackRow[] {
    // A step 2 names everything that is gone, by whatever cause.
    const byWill = isStep2 ? [] : deleted
    const fewer = this.#handedBack.takeFrom(person.id, byWill)
    // Every client id that wrote has an owner; words of the agenda's first content go to who made them disappear.
    const authorOf = (client: number) => this.#clientIds.ownerOf(client) ?? person.id
    const now = this.#parts.now()
    const more = this.#handedBack.take(swallowed, authorOf, now)
    const ofValues = this.#handedBack.values.take({
      swallowed: values,
      ...{ sender: person.id, deleted: byWill, authorOf, now },
      standsAt: (place) => this.#document.standsAt(place),
    })
    return [...fewer, ...more, ...ofValues]
  }

  #commitHandedBack(handedBack: HandedBackRow[]): void {
    const rows = { agenda: this.agenda, seq: this.#seq, at: this.#parts.now(), handedBack }
    const whenDurable = () => this.#tellAuthors(handedBack)
    this.#enqueue({ owner: this, entry: null, bindings: [], handedBack: rows, sender: null, whenDurable })
  }

  /** @param by whose doing it is: who sent it, somebody who gave a file; `null`: the server itself */
  #commit(
    by: Member | PersonId | null,
    update: Uint8Array,
    bindings: ClientBinding[],
    { handedBack, gone, given }: Pick<LogEntry, 'given'> & { handedBack: HandedBackRow[]; gone: GonePlace[] },
  ): void {
    const member = typeof by === 'string' ? null : by
    const head = this.#document.takeChangedHeadline()
    const entry = {
      agenda: this.agenda,
      seq: this.#seq,
      person: typeof by === 'string' ? by : (by?.person.id ?? null),
      connection: member?.id ?? 'server',
      at: this.#parts.now(),
      update,
      ...(head && { head }),
      ...(handedBack.length > 0 && { handedBack }),
      ...(gone.length > 0 && { gone }),
      ...(given && { given }),
    }
    const whenDurable = () => this.#tellAuthors(handedBack)
    this.#enqueue({ owner: this, entry, bindings, sender: member, whenDurable })
  }

  // ── Refusing, and setting aside ──────────────────────────────────────────────────────────────────────────────────

  /** What came before is still acknowledged; what comes after counts as refused with it. */
  #refuse(member: Member, n: number, refused: Refused<RefusalCode>): void {
    member.refused = true
    this.#parts.events.onRefused(this, member, refused)
    const { code } = refused
    const place = refused instanceof NotAllowed ? refused.place : {}
    this.#whenDurable(() => {
      this.#sendAcknowledgement(member)
      const message = this.#parts.sentence(code, member.language)
      member.outlet.send(
        member.wantsAcks ? writeRefusal({ n, code, ...place, message }) : writePermissionDenied(message),
      )
      this.dismiss(member, closeCodeFor(code, member.wantsAcks))
    })
  }

  #setAside(member: Member, n: number, update: Uint8Array): void {
    const bytes = member.setAside.reduce((sum, other) => sum + other.update.length, update.length)
    if (bytes > LIMITS.setAsideBytes) {
      this.#refuse(member, n, new Refused('too-large', 'set aside'))
      return
    }
    member.setAside.push({ n, update })
    member.setAsideTimer ??= setTimeout(() => {
      this.#refuse(member, member.setAside[0]!.n, new Refused('unresolved', 'no step 2 came'))
    }, LIMITS.setAsideMilliseconds)
  }

  #judgeSetAside(member: Member): void {
    if (member.setAsideTimer !== null) clearTimeout(member.setAsideTimer)
    member.setAsideTimer = null
    for (const { n, update } of member.setAside.splice(0)) if (!member.refused) this.#judge(member, n, update)
  }

  // ── Client ids ───────────────────────────────────────────────────────────────────────────────────────────────────

  #bindNew(clients: readonly number[], member: Member): ClientBinding[] {
    const unbound = clients.filter((client) => this.#clientIds.ownerOf(client) === undefined)
    return unbound.map((client) => this.#bind(client, member))
  }

  #bind(client: number, { person }: Member): ClientBinding {
    this.#clientIds.bind(client, person.id, this.#parts.now())
    return { agenda: this.agenda, client, person: person.id }
  }

  #claim(client: number, member: Member, whenDurable: () => void): boolean {
    const owner = this.#clientIds.ownerOf(client)
    if (owner !== undefined && owner !== member.person.id) return false
    if (owner !== undefined) {
      this.#whenDurable(whenDurable)
      return true
    }
    if (!this.#clientIds.mayBring(member.person.id, 1, this.#parts.now())) return false
    const bindings = [this.#bind(client, member)]
    this.#enqueue({ owner: this, entry: null, bindings, sender: null, whenDurable })
    return true
  }

  // ── Out, when it is on disk ──────────────────────────────────────────────────────────────────────────────────────

  onDurable(pending: Pending): void {
    if (this.#closed) return
    const { entry, sender, whenDurable } = pending as OwnPending
    if (entry !== null) {
      this.#durableSeq = entry.seq
      this.#broadcaster.add({ seq: entry.seq, update: entry.update, sender })
    }
    whenDurable()
    this.#letOut()
  }

  onBatchDurable(): void {
    if (this.#closed) return
    for (const member of this.#members) this.#sendAcknowledgement(member)
    this.#broadcaster.flush()
  }

  onCommitFailed(error: Error): void {
    this.close({ is: 'commit-failed', error }, CLOSE.comeBack)
  }

  #enqueue(pending: OwnPending): void {
    this.#parts.commit.enqueue(pending)
  }

  #whenDurable(leave: () => void): void {
    this.#outward.push({ after: this.#seq, leave })
    this.#letOut()
  }

  #letOut(): void {
    while (this.#outward.length > 0 && this.#outward[0]!.after <= this.#durableSeq)
      this.#outward.shift()!.leave()
  }

  #acknowledge(member: Member, n: number): void {
    const upTo = member.acknowledgements.durable(n)
    if (upTo === null) return
    member.acknowledge = upTo
    // Nothing is on its way to the disk: nobody will come by to send it.
    if (this.isDurable) this.#sendAcknowledgement(member)
  }

  #sendAcknowledgement(member: Member): void {
    if (member.acknowledge === null) return
    if (member.wantsAcks) member.outlet.send(writeAcknowledgement(member.acknowledge))
    member.acknowledge = null
  }

  #tellAuthors(rows: readonly HandedBackRow[]): void {
    for (const row of rows)
      for (const member of this.#members)
        if (member.person.id === row.author) this.#sendHandedBack(member, row)
  }

  #sendHandedBack(member: Member, row: HandedBackRow): void {
    if (member.wantsAcks) member.outlet.send(writeHandedBack(messageOf(row)))
  }

  #show({ lastSeq, frame, except }: BroadcastFrame<Member>): void {
    for (const member of this.#members) {
      if (member === except || member.answeredUpTo === null || member.answeredUpTo >= lastSeq) continue
      member.outlet.sendFrame(frame)
    }
  }
}

function closeCodeFor(code: RefusalCode, wantsAcks: boolean): CloseCode {
  if (wantsAcks) return CLOSE.refused
  return code === 'too-large' ? CLOSE.tooLarge : CLOSE.notAllowed
}

const itemsMadeBy = (touches: Question['touches']): ItemId[] =>
  touches.flatMap(({ place, operation, path }) =>
    place === 'item' && operation === 'create' ? [path[1]!] : [],
  )
