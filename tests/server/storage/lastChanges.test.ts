/** When items were changed last, against what a document of its own sees of the same updates; with compaction, and restarts. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage } from '../../../server/storage/open.ts'
import type { LastChange, Storage } from '../../../server/storage/storage.ts'
import { fieldOf, itemOf, itemsOf, threadsOf, titleOf } from '../../../shared/agenda/document.ts'
import { assign, moveItem, setCaseNumber, unassign } from '../../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { COUNCIL, closedAfterTest, HEADLINE } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 8 }, (_, n) => n + 1)
const SECOND = 1000

interface Entry {
  person: string | null
  at: number
  update: Uint8Array
}

/** Three people in turn: they write, delete, move, name; each update is an entry of the log. */
class History {
  readonly doc = new Y.Doc()
  readonly entries: Entry[] = []
  readonly ids: string[]
  #who: string | null = null

  constructor() {
    const first = agenda()
      .section(
        'Sager',
        item('En').field('background', 'Først'),
        item('To').field('background', 'Så'),
        item('Tre'),
      )
      .doc()
    this.doc.on('update', (update: Uint8Array) =>
      this.entries.push({ person: this.#who, at: this.entries.length * SECOND, update }),
    )
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first))
    this.ids = inOrder(readOutline(this.doc)).map(({ id }) => id)
  }

  by(who: string | null, edit: (doc: Y.Doc) => void): void {
    this.#who = who
    this.doc.transact(() => edit(this.doc))
  }
}

const EDITS: Record<string, (doc: Y.Doc, id: string, random: RandomSource) => void> = {
  write: (doc, id) => lineOf(doc, id).insert(0, 'ord '),
  delete: (doc, id) => {
    const line = lineOf(doc, id)
    line.delete(0, Math.min(2, line.length))
  },
  /** Which is no change of the item. */
  comment: (doc, id, random) => {
    const comment = { id: 'c', author: 'x', at: 1, body: paragraphs('Hvorfor?') }
    const thread = `t${random.below(1e9)}`
    if (!threadsOf(doc).has(thread))
      beginThread(doc, { id: thread, item: id, field: null, anchor: null, comment })
  },
  caseNumber: (doc, id, random) => setCaseNumber(doc, id, `SAG-${random.below(99)}`),
  responsible: (doc, id, random) => (random.chance(0.5) ? assign : unassign)(doc, id, 'x'),
  removeLine: (doc, id) => {
    const field = fieldOf(itemOf(doc, id)!, 'background')!
    if (field.length > 1) field.delete(1, 1)
  },
  addLine: (doc, id) => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText('en linje')])
    fieldOf(itemOf(doc, id)!, 'background')!.push([block])
  },
}

const lineOf = (doc: Y.Doc, id: string): Y.XmlText =>
  (titleOf(itemOf(doc, id)!)!.get(0) as Y.XmlElement).get(0) as Y.XmlText

function random(seed: number): History {
  const source = new RandomSource(seed)
  return source.whileSeeded(() => {
    const history = new History()
    for (let step = 0; step < 60; step += 1)
      history.by(source.chance(0.05) ? null : source.pick(['a', 'b', 'c']), (doc) =>
        EDITS[source.pick(Object.keys(EDITS))]!(doc, source.pick(history.ids.slice(1)), source),
      )
    return history
  })
}

/** By the events of a document that knows nothing of any log, and forgets what is deleted as rooms do. */
function seen(entries: readonly Entry[]): LastChange[] {
  const doc = new Y.Doc()
  const last = new Map<string, LastChange>()
  let touched = new Set<string>()
  itemsOf(doc).observeDeep((events) => {
    for (const event of events)
      for (const id of event.path.length > 0 ? [String(event.path[0])] : event.changes.keys.keys())
        touched.add(id)
  })
  for (const [index, { person, at, update }] of entries.entries()) {
    touched = new Set()
    Y.applyUpdate(doc, update)
    for (const id of touched)
      if (person !== null || !last.has(id)) last.set(id, { item: id, seq: index + 1, at, person })
  }
  return sorted([...last.values()])
}

const sorted = (changes: readonly LastChange[]): LastChange[] =>
  changes.toSorted((a, b) => (a.item < b.item ? -1 : 1))

async function databaseWith({ entries }: Pick<History, 'entries'>) {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await storage.directory.saveCouncil(COUNCIL)
  const first = { ...entries[0]!, connection: 'cli' }
  await storage.directory.createAgenda({ id: 'a', council: COUNCIL.id, epoch: 'first', ...HEADLINE, first })
  const append = async (from: number, to: number, at: Storage, fence: number) =>
    at.log.append(fence, {
      entries: entries
        .slice(from, to)
        .map((entry, index) => ({ ...entry, agenda: 'a', seq: from + index + 1, connection: 'c' })),
      bindings: [],
    })
  return { dataDir, storage, append }
}

const changesOf = async (storage: Storage, after = 0): Promise<LastChange[]> =>
  sorted((await storage.log.lastChanges('a', after))!.changes)

describe('the last change of each item', () => {
  test.each(SEEDS)(
    '[B33][T13] is what was seen, with compaction and restarts between (seed %i)',
    async (seed) => {
      const { entries } = random(seed)
      const source = new RandomSource(seed)
      const { dataDir, storage, append } = await databaseWith({ entries })
      let open = storage
      let fence = await open.log.takeOwnership()
      let from = 1
      while (from < entries.length) {
        const to = Math.min(entries.length, from + 1 + source.below(20))
        await append(from, to, open, fence)
        if (source.chance(0.3)) await open.log.compact(fence, 'a', entries[source.below(to)]!.at)
        if (source.chance(0.2)) {
          await open.close()
          open = closedAfterTest(await openStorage({ dataDir }))
          fence = await open.log.takeOwnership()
        }
        const { seq } = (await open.log.lastChanges('a', 0))!
        expect(seq).toBe(to)
        const truth = seen(entries.slice(0, to))
        expect(await changesOf(open)).toEqual(truth)
        expect(await changesOf(open, from)).toEqual(truth.filter((change) => change.seq > from))
        from = to
      }
      await open.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
      expect(await changesOf(open)).toEqual(seen(entries))
    },
  )

  test('[B33] is also one that only deletes, and a move; what the server does by itself is none', async () => {
    const history = new History()
    const [, first, second, third] = history.ids as [string, string, string, string]
    history.by('a', (doc) => lineOf(doc, first).delete(0, 1))
    history.by('b', (doc) => moveItem(doc, second, { parent: null, index: 0 }))
    history.by(null, (doc) => lineOf(doc, first).insert(0, 'E'))
    const { storage, append } = await databaseWith(history)
    await append(1, history.entries.length, storage, await storage.log.takeOwnership())
    const by = new Map((await changesOf(storage)).map((change) => [change.item, change]))
    expect(by.get(first)).toMatchObject({ person: 'a', at: SECOND, seq: 2 })
    expect(by.get(second)).toMatchObject({ person: 'b', at: 2 * SECOND, seq: 3 })
    expect(by.get(third)).toMatchObject({ person: null, at: 0, seq: 1 })
    expect(await storage.log.lastChanges('b', 0)).toBeNull()
  })
})
