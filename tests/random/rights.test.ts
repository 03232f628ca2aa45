/** What people do where they may is never refused, in whatever weather; and what comes of it is the same for all. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit } from '../../server/gate/admit.ts'
import { Places } from '../../server/gate/places.ts'
import { Refused } from '../../server/gate/refused.ts'
import { AGENDA_PLACES } from '../../server/sync/agendaPlaces.ts'
import { Rights } from '../../server/sync/rights.ts'
import { fieldOf, itemEntries, ROOTS } from '../../shared/agenda/document.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'
import type { Role } from '../../shared/protocol/api.ts'
import { momentOf } from '../../shared/rights/moment.ts'
import { whyNotIn } from '../../shared/rights/whyNotAt.ts'
import { agenda, item, section } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork, type TestPerson, TestServer } from '../support/testNetwork.ts'
import { EDITS } from './randomEdits.ts'
import { WEATHER } from './weather.ts'
import { Ledger, textsOfItem, Writer } from './writer.ts'

const LONG = process.env.LONG === '1'
const SEEDS = LONG ? 2_000 : 15
const OPERATIONS = LONG ? 200 : 60

const ROLES: Readonly<Record<string, Role>> = {
  karen: 'secretariat',
  jens: 'secretariat',
  ida: 'contributor',
  bo: 'contributor',
  rune: 'reader',
}
const NAMES = Object.keys(ROLES)

/** What would change who may write where is left out: an honest person can be refused then, for the news travels. */
const CHANGES_RIGHTS = new Set(['setStatus', 'lockItem', 'unlockItem', 'assign', 'unassign'])
const OFTEN = ['type', 'type', 'type', 'type', 'erase', 'format', 'format', 'undo', 'redo']
const OF_ITEMS = Object.keys(EDITS).filter((name) =>
  /^(set(Case|Pres|Late)|replaceField|.*Attachment$)/.test(name),
)
const EDITS_OF: Readonly<Record<Role, readonly string[]>> = {
  secretariat: [...Object.keys(EDITS).filter((name) => !CHANGES_RIGHTS.has(name)), ...OFTEN],
  contributor: [...OF_ITEMS, ...OFTEN],
  reader: [],
  participant: [],
}
const WEATHER_NAMES = [...Object.keys(WEATHER), 'send', 'send', 'receive', 'receive', 'come back']

/** Takes what the gate and the table of rights let through. */
class JudgingServer extends TestServer {
  readonly refused: string[] = []
  accepted = 0
  readonly #places = new Places(AGENDA_PLACES)
  readonly #rights = new Rights(
    (ids, about) => momentOf(this.doc, ids, about, 0),
    () => 0,
  )

  constructor(firstContent: Uint8Array) {
    super(firstContent)
    // As the room's: a root that is first asked for in the middle becomes another object then.
    for (const root of ROOTS) this.doc.getMap(root)
  }

  override receive(sender: TestPerson, update: Uint8Array): void {
    const asker = { role: ROLES[sender.name]!, ids: [sender.name] }
    try {
      const judge = ({ touches }: Parameters<Parameters<typeof admit>[3]>[0]) =>
        this.#rights.judge(asker, touches)
      const { emitted } = admit(this.doc, update, this.#places, judge, sender)
      this.accepted += 1
      if (emitted === null) return
      this.log.push(emitted)
      for (const person of this.connected) if (person !== sender) person.inbox.push(emitted)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.refused.push(`${sender.name}: ${error.message}`)
    }
  }
}

function firstContent(): Uint8Array {
  const written = (title: string) => item(title).field('background', 'Tekst ').field('presentation', 'Tekst ')
  const doc = agenda()
    .section('Drøftelse', written('AI ').by('ida'), written('Data ').by('bo').attachments('Bilag 1.pdf'))
    .item(section('Fælles', written('Budget ').by('ida', 'bo'), written('Andet ')))
    .doc()
  return Y.encodeStateAsUpdate(doc)
}

/** As `EDITS`, but that no title is made bold: its editor knows no formats, and the gate lets none in. */
function edit(writer: Writer, name: string): void {
  if (name !== 'format') return void EDITS[name]!(writer)
  const { doc, random, mayWriteIn } = writer
  const items = itemEntries(doc).filter(
    ([id, map]) => mayWriteIn(id) && fieldOf(map, 'background') !== undefined,
  )
  if (items.length === 0) return
  const [id] = random.pick(items)
  const run = textsOfItem(doc, id)[1]!
  const value = random.chance(0.5) ? {} : null
  writer.write(() =>
    run.format(0, random.below(run.length + 1), { [random.pick(['bold', 'italic'])]: value }),
  )
}

let accepted = 0

test.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
  '[G21] nobody is refused what the page offers them, and all see the same (seed %i)',
  (seed) => {
    const random = new RandomSource(seed)
    random.whileSeeded(() => {
      const content = firstContent()
      const server = new JudgingServer(content)
      const network = new TestNetwork(content, NAMES, random, server)
      const ledger = new Ledger()
      const writers = network.people.map((person) => {
        const asker = { role: ROLES[person.name]!, ids: [person.name] }
        const mayWriteIn = (id: string) =>
          whyNotIn(person.doc, asker, { item: id, field: 'background' }) === null
        return new Writer(person, ledger, random, mayWriteIn)
      })
      for (let done = 0; done < OPERATIONS * NAMES.length; done += 1) {
        const writer = random.pick(writers)
        const names = EDITS_OF[ROLES[writer.person.name]!]
        if (names.length > 0) edit(writer, random.pick(names))
        WEATHER[random.pick(WEATHER_NAMES)]!(random.pick(network.people), random)
      }
      network.rest()
      expect(server.refused).toEqual([])
      const [first, ...others] = network.docs.map((doc) => readAgenda(doc))
      for (const other of others) expect(other).toEqual(first)
      accepted += server.accepted
    })
  },
)

test('[G21] that were many', () => {
  expect(accepted).toBeGreaterThan(SEEDS * OPERATIONS)
})
