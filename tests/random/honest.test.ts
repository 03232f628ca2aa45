/**
 * Honest traffic through the room and its gate, of people in every role: what they write by the editors' own commands, by the page's
 * edits and with undo, what they say in comments, and what Yjs does by itself on the computers of those who only read. Not one update of it
 * is refused.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type ItemId, itemOf, itemsOf, threadsOf, titleOf } from '../../shared/agenda/document.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
import { whyNotIn } from '../../shared/rights/whyNotAt.ts'
import { agenda, item, section } from '../support/agenda.ts'
import { expectOneTruth } from '../support/compareDocs.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork, type TestPerson, TestServer } from '../support/testNetwork.ts'
import { type TestMember, type TestRoom, testRoom } from '../support/testRoom.ts'
import { EDITS } from './randomEdits.ts'
import { THREAD_EDITS } from './threadEdits.ts'
import { shownOf, TEXT_EDITS, Typist, textsIn } from './typist.ts'
import { WEATHER } from './weather.ts'
import { Ledger, Writer } from './writer.ts'

const LONG = process.env.LONG === '1'
const UPDATES = LONG ? 200_000 : 5_000
/** In one agenda: it grows, and with it the time that an editor needs for a letter. */
const IN_ONE_AGENDA = 1_000
/** Things that happen between two commits. */
const AT_ONCE = 25

const ROLES: Readonly<Record<string, Role>> = {
  karen: 'secretariat',
  jens: 'secretariat',
  ida: 'contributor',
  bo: 'contributor',
  eva: 'contributor',
  rune: 'reader',
  liv: 'reader',
}
const NAMES = Object.keys(ROLES)
const FIELDS = ['background', 'presentation']

/** What would change who may write where is left out: an honest person can be refused then, for the news travels. */
const OF_ITEMS = Object.keys(EDITS).filter((name) =>
  /^(set(Case|Pres|Late)|replaceField|.*Attachment$)/.test(name),
)
const OF_STRUCTURE = [
  ...['setFact', 'setMeetingTime', 'setDeadline', 'setDueAt', 'replaceTitle'],
  ...['addItem', 'moveItem', 'moveItem', 'deleteItem', 'restoreItem'],
]
const WEATHER_NAMES = [
  ...Object.keys(WEATHER),
  ...Array<string>(10).fill('send'),
  ...Array<string>(4).fill('receive all'),
]

/** The server's room. Beside it a copy of what is on disk, which people get when they come back. */
class RoomServer extends TestServer {
  readonly #room: TestRoom
  readonly #members = new Map<TestPerson, TestMember>()
  sent = 0
  readonly sentBy = new Map<string, number>()

  constructor(firstContent: Uint8Array) {
    super(firstContent)
    this.#room = testRoom(firstContent, 1)
  }

  get refused(): string[] {
    return this.#room.refused.map(({ message, code }) => `${code}: ${message}`)
  }

  override connect(person: TestPerson): void {
    const member = this.#room.join(person.name, { role: ROLES[person.name]! })
    this.#members.set(person, member)
    this.#count(person)
    member.step2(Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.doc)))
    person.inbox.push(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(person.doc)))
    this.connected.add(person)
  }

  override disconnect(person: TestPerson): void {
    super.disconnect(person)
    const member = this.#members.get(person)
    if (member !== undefined) this.#room.room.leave(member.member)
  }

  override receive(sender: TestPerson, update: Uint8Array): void {
    this.#count(sender)
    this.#members.get(sender)!.write(update)
  }

  /** What was accepted is on disk now, and everybody else hears of it. */
  async commit(): Promise<void> {
    while (!this.#room.room.isDurable) {
      const { entries } = await this.#room.log.commit()
      for (const { update, person } of entries) {
        this.#copy(update)
        this.log.push(update)
        for (const other of this.connected) if (other.name !== person) other.inbox.push(update)
      }
    }
  }

  /** Without what Yjs would tidy up by itself in the copy, which is in no row of the log. */
  #copy(update: Uint8Array): void {
    this.doc.transact((transaction) => {
      Y.applyUpdate(this.doc, update)
      transaction.local = true
    })
  }

  #count({ name }: TestPerson): void {
    this.sent += 1
    this.sentBy.set(name, (this.sentBy.get(name) ?? 0) + 1)
  }
}

/** Each contributor has items of their own, and one together. */
function firstContent(): Uint8Array {
  const doc = agenda()
    .section('Drøftelse', item('AI').by('ida').field('background', 'Først '), item('Data').by('bo'))
    .item(section('Fælles', item('Budget').by('ida', 'bo', 'eva'), item('Andet').by('eva'), item('Nyt')))
    .motto('Vision')
    .doc()
  return Y.encodeStateAsUpdate(doc)
}

class Honest {
  readonly person: TestPerson
  readonly #typist: Typist
  readonly #writer: Writer
  readonly #random: RandomSource
  readonly #role: Role
  readonly #ledger: Ledger

  constructor(person: TestPerson, at: number, random: RandomSource, ledger: Ledger) {
    this.person = person
    this.#random = random
    this.#ledger = ledger
    this.#role = ROLES[person.name]!
    this.#typist = new Typist(person, 0x4e00 + at * 0x1000, random)
    this.#writer = new Writer(person, ledger, random, (id) => this.#mayWriteIn(id))
  }

  act(): void {
    const random = this.#random
    // Who reads has time to talk.
    if (random.chance(this.#role === 'reader' ? 0.3 : 0.1)) this.#comment()
    if (this.#role === 'reader') return
    const what = random.below(20)
    if (what < 14) this.#write(what < 9 ? 'type' : random.pick(Object.keys(TEXT_EDITS)))
    else if (what < 16) this.#typist.undo[random.chance(0.6) ? 'undo' : 'redo']()
    else if (what < 17) this.#typeInTitle()
    else
      EDITS[random.pick(this.#role === 'secretariat' && what > 17 ? OF_STRUCTURE : OF_ITEMS)]!(this.#writer)
    if (random.chance(0.3)) this.#typist.undo.stopCapturing()
  }

  #write(command: string): void {
    const { doc } = this.person
    const mine = new Set(this.#items().flatMap((id) => textsOf(doc, id)))
    const texts = textsIn(doc, FIELDS).filter((text) => mine.has(text))
    if (texts.length === 0) return
    const text = this.#random.pick(texts)
    TEXT_EDITS[command]!(this.#typist, text)
    // As an editor that holds what was typed into it a while ago.
    if (this.#typist.shown!.textContent.length > 400)
      this.#typist.edit(text, (tr) => tr.delete(0, tr.doc.content.size))
  }

  #comment(): void {
    const name = this.#random.pick(Object.keys(THREAD_EDITS))
    const commenter = {
      ...{ doc: this.person.doc, asker: this.#asker, random: this.#random, ledger: this.#ledger },
    }
    if (THREAD_EDITS[name]!(commenter)) commented.add(`${this.#role} ${name}`)
  }

  #typeInTitle(): void {
    const ids = this.#items()
    if (ids.length === 0) return
    const { doc } = this.person
    const run = (titleOf(itemOf(doc, this.#random.pick(ids))!)!.get(0) as Y.XmlElement).get(0) as Y.XmlText
    this.#writer.write(() => run.insert(this.#random.below(run.length + 1), 'x'))
  }

  #items(): ItemId[] {
    return [...itemsOf(this.person.doc).keys()].filter((id) => this.#mayWriteIn(id))
  }

  get #asker(): Asker {
    return { role: this.#role, ids: [this.person.name] }
  }

  #mayWriteIn(id: ItemId): boolean {
    return whyNotIn(this.person.doc, this.#asker, { item: id, field: 'background' }) === null
  }
}

const textsOf = (doc: Y.Doc, id: ItemId): Y.XmlFragment[] => [
  ...((itemOf(doc, id)!.get('fields') as Y.Map<Y.XmlFragment> | undefined)?.values() ?? []),
]

let sentInAll = 0
/** Who did what with comments. */
const commented = new Set<string>()
let byReaders = 0

test.each(Array.from({ length: UPDATES / IN_ONE_AGENDA }, (_, at) => at + 1))(
  '[G24] not one of a thousand honest updates is refused, and all see the same (seed %i)',
  async (seed) => {
    const random = new RandomSource(seed)
    // Libraries draw chance, too; what is awaited draws none.
    const seeded = <T>(run: () => T) => random.whileSeeded(run)
    const content = firstContent()
    const server = new RoomServer(content)
    const network = seeded(() => new TestNetwork(content, NAMES, random, server))
    const ledger = new Ledger()
    const people = network.people.map((person, at) => new Honest(person, at, random, ledger))
    while (server.sent < IN_ONE_AGENDA) {
      seeded(() => {
        for (let done = 0; done < AT_ONCE; done += 1) {
          random.pick(people).act()
          WEATHER[random.pick(WEATHER_NAMES)]!(random.pick(network.people), random)
        }
      })
      await server.commit()
      expect(server.refused).toEqual([])
    }
    // Whoever comes back sends once more what the server may lack, and everybody hears what is on its way.
    for (let round = 0; round < 3; round += 1) {
      seeded(() => network.rest())
      await server.commit()
    }
    expect(server.refused).toEqual([])
    expectOneTruth([server.doc], server.log)
    // What a reader's Yjs tidies up is left out (G10): all see the same, though not all have the same marks deleted.
    for (const { doc } of network.people) {
      expect(readAgenda(doc)).toEqual(readAgenda(server.doc))
      expect(threadsOf(doc).toJSON()).toEqual(threadsOf(server.doc).toJSON())
    }
    for (const text of textsIn(server.doc, FIELDS)) expect(() => shownOf(text)).not.toThrow()
    sentInAll += server.sent
    for (const [name, count] of server.sentBy) if (ROLES[name] === 'reader') byReaders += count
  },
)

test('[G24] that were so many, and some by readers', () => {
  expect(sentInAll).toBeGreaterThanOrEqual(UPDATES)
  expect(byReaders).toBeGreaterThan(0)
})

test('[T12] people in each role did with comments all that they may, and all saw the same of them', () => {
  const all = Object.keys(THREAD_EDITS)
  const did = (role: Role) => all.filter((name) => commented.has(`${role} ${name}`))
  expect(did('secretariat')).toEqual(all)
  expect(did('contributor')).toEqual(all.filter((name) => name !== 'deleteThread'))
  expect(did('reader')).toEqual(all.filter((name) => name !== 'deleteThread'))
})
