/** When items were changed last, against what a document of its own sees of the same updates; with compaction, and restarts. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LastChange, Storage } from '../../../server/storage/storage.ts'
import { fieldOf, itemOf, itemsOf, threadsOf, titleOf } from '../../../shared/agenda/document.ts'
import { assign, moveItem, setCaseNumber, unassign } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'
import {
  type LoggedEntry,
  LoggedHistory,
  SECOND,
  storedWhole,
  writeInBits,
} from '../../support/loggedHistory.ts'
import { RandomSource } from '../../support/randomSource.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 8 }, (_, n) => n + 1)

/** In which three people in turn write, delete, move and name. */
const begun = (): LoggedHistory =>
  new LoggedHistory(
    agenda()
      .section(
        'Sager',
        item('En').field('background', 'Først'),
        item('To').field('background', 'Så'),
        item('Tre'),
      )
      .doc(),
  )

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

function random(seed: number): LoggedHistory {
  const source = new RandomSource(seed)
  return source.whileSeeded(() => {
    const history = begun()
    for (let step = 0; step < 60; step += 1)
      history.by(source.chance(0.05) ? null : source.pick(['a', 'b', 'c']), (doc) =>
        EDITS[source.pick(Object.keys(EDITS))]!(doc, source.pick(history.ids.slice(1)), source),
      )
    return history
  })
}

/** By the events of a document that knows nothing of any log, and forgets what is deleted as rooms do. */
function seen(entries: readonly LoggedEntry[]): LastChange[] {
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

const changesOf = async (storage: Storage, after = 0): Promise<LastChange[]> =>
  sorted((await storage.log.lastChanges('a', after))!.changes)

describe('the last change of each item', () => {
  test.each(SEEDS)(
    '[B33][T13] is what was seen, with compaction and restarts between (seed %i)',
    async (seed) => {
      const history = random(seed)
      const { entries } = history
      const { storage, fence } = await writeInBits(
        history,
        new RandomSource(seed),
        async (open, to, from) => {
          const { seq } = (await open.log.lastChanges('a', 0))!
          expect(seq).toBe(to)
          const truth = seen(entries.slice(0, to))
          expect(await changesOf(open)).toEqual(truth)
          expect(await changesOf(open, from)).toEqual(truth.filter((change) => change.seq > from))
        },
      )
      await storage.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
      expect(await changesOf(storage)).toEqual(seen(entries))
    },
  )

  test('[B33] is also one that only deletes, and a move; what the server does by itself is none', async () => {
    const history = begun()
    const [, first, second, third] = history.ids as [string, string, string, string]
    history.by('a', (doc) => lineOf(doc, first).delete(0, 1))
    history.by('b', (doc) => moveItem(doc, second, { parent: null, index: 0 }))
    history.by(null, (doc) => lineOf(doc, first).insert(0, 'E'))
    const storage = await storedWhole(history)
    const by = new Map((await changesOf(storage)).map((change) => [change.item, change]))
    expect(by.get(first)).toMatchObject({ person: 'a', at: SECOND, seq: 2 })
    expect(by.get(second)).toMatchObject({ person: 'b', at: 2 * SECOND, seq: 3 })
    expect(by.get(third)).toMatchObject({ person: null, at: 0, seq: 1 })
    expect(await storage.log.lastChanges('b', 0)).toBeNull()
  })
})
