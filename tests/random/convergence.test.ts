/** Laws of the agenda at rest, on random histories of four people. */
import { describe, expect, test } from 'vitest'
import { itemEntries, readEntry } from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { expectOneTruth } from '../support/compareDocs.ts'
import { type History, randomHistory } from './history.ts'
import { PINNED_SEEDS } from './pinnedSeeds.ts'
import { EDITS } from './randomEdits.ts'
import { WEATHER } from './weather.ts'
import { identities, wordsIn } from './writer.ts'

const LONG = process.env.LONG === '1'
const OPERATIONS = 100
const seeds = Array.from({ length: LONG ? 5_000 : 50 }, (_, at) => at + 1)

const counts = new Map<string, number>()
let erasedAndKept = { erased: 0, kept: 0 }

function expectLaws(history: History): void {
  for (const [name, count] of history.counts) counts.set(name, (counts.get(name) ?? 0) + count)
  expectOneTruth(history.network.docs, history.network.server.log)
  expectEveryLivingItemOnce(history)
  expectNumbersToFit(readOutline(history.network.server.doc), null)
  expectNothingReplaced(history)
  expectEveryWord(history)
}

function expectEveryLivingItemOnce({ network }: History): void {
  for (const doc of network.docs) {
    const entries = itemEntries(doc).map(([id, entry]) => readEntry(id, entry))
    const living = entries.filter((entry) => entry.deletedAt === null).map((entry) => entry.id)
    expect(
      inOrder(readOutline(doc))
        .map((node) => node.id)
        .sort(),
    ).toEqual(living.sort())
  }
}

function expectNumbersToFit(nodes: readonly OutlineNode[], parent: OutlineNode | null): void {
  const prefix = parent === null ? '' : `${parent.number}.`
  for (const [index, node] of nodes.entries()) {
    expect(node).toMatchObject({ number: `${prefix}${index + 1}`, parent: parent?.id ?? null })
    expectNumbersToFit(node.children, node)
  }
}

function expectNothingReplaced({ network, ledger }: History): void {
  const made = [...ledger.made].sort()
  for (const doc of network.docs) expect(identities(doc).sort()).toEqual(made)
}

function expectEveryWord({ network, ledger }: History): void {
  const kept = ledger.typed.filter((word) => !ledger.takenAway.has(word))
  const present = wordsIn(network.server.doc).filter((word) => !ledger.takenAway.has(word))
  expect(present.sort()).toEqual(kept.sort())
  erasedAndKept = {
    erased: erasedAndKept.erased + ledger.takenAway.size,
    kept: erasedAndKept.kept + kept.length,
  }
}

describe('four people who edit at once, offline and through a bad network', () => {
  test.each(seeds)(
    '[N5] all replicas are one truth, every item is in the outline once, every word is kept (seed %i)',
    (seed) => expectLaws(randomHistory(seed, OPERATIONS)),
  )

  test.each(PINNED_SEEDS)('[N5] still holds where it once broke: $broke (seed $seed)', ({ seed }) => {
    expectLaws(randomHistory(seed, OPERATIONS))
  })

  test.runIf(LONG)('[N5] holds after 30,000 operations (seed 1)', { timeout: 1_800_000 }, () => {
    expectLaws(randomHistory(1, 30_000 / 4))
  })
})

describe('these histories', () => {
  test.each([...Object.keys(EDITS), ...Object.keys(WEATHER)])('did «%s»', (name) => {
    expect(counts.get(name) ?? 0).toBeGreaterThan(0)
  })

  test('kept many words, and took many away', () => {
    expect(erasedAndKept.kept).toBeGreaterThan(seeds.length * 10)
    expect(erasedAndKept.erased).toBeGreaterThan(seeds.length)
  })
})
