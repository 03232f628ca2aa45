/**
 * The gate against Yjs as the oracle: honest traffic is never refused, and whatever a hostile client makes of it changes nothing that
 * the gate did not foretell. Then the other way round: a gate without any one of its checks is found out by an update that is kept for it.
 */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { honestFaults, hostileFaults } from '../../random/gateTraffic.ts'
import { MUTANTS, mutated } from '../../support/gateMutants.ts'
import { newWorld, verdictOn } from '../../support/gateWorld.ts'

const SEEDS = process.env.LONG ? 20_000 : 150

/** How long each kind of traffic is drawn that nobody has seen before (milliseconds), a slow machine draws less. */
const FRESH = process.env.LONG ? 300_000 : 8_000

describe('with random updates', () => {
  const seeds = Array.from({ length: 10 }, (_, n) => ({ from: n * SEEDS, to: (n + 1) * SEEDS }))

  test.each(seeds)('[G7] nothing honest is refused (seeds $from to $to)', ({ from, to }) => {
    for (let seed = from; seed < to; seed += 1) expect(honestFaults(seed), `seed ${seed}`).toEqual([])
  })

  test.each(seeds)(
    '[G1][G7] nothing hostile does what was not foretold (seeds $from to $to)',
    ({ from, to }) => {
      for (let seed = from; seed < to; seed += 1) expect(hostileFaults(seed), `seed ${seed}`).toEqual([])
    },
  )
})

describe('with updates of seeds that were never drawn before', () => {
  /** @returns the first seed that has faults, and which; the same seeds again by their numbers */
  function fresh(faultsOf: (seed: number) => string[]): { seed: number; faults: string[] } | null {
    const end = performance.now() + FRESH
    for (let seed = randomInt(2 ** 32); performance.now() < end; seed = (seed + 1) % 2 ** 32) {
      const faults = faultsOf(seed)
      if (faults.length > 0) return { seed, faults }
    }
    return null
  }

  test('[G7][G26] nothing honest is refused', { timeout: FRESH * 3 }, () => {
    expect(fresh(honestFaults)).toBeNull()
  })

  test('[G1][G7][G26] nothing hostile does what was not foretold', { timeout: FRESH * 3 }, () => {
    expect(fresh(hostileFaults)).toBeNull()
  })
})

describe('a gate without any one of its checks', () => {
  test.each(MUTANTS)(
    '[G7] $name: is found out by an update that ours refuses, or foretells',
    async (mutant) => {
      const world = () => {
        const doc = newWorld()
        if (mutant.before !== undefined) Y.applyUpdate(doc, mutant.before(doc))
        return doc
      }
      const [ours, theirs] = [world(), world()]
      expect(verdictOn(ours, mutant.update(ours)).faults).toEqual([])
      const { touches, faults } = verdictOn(theirs, mutant.update(theirs), await mutated(mutant))
      // What takes an entry away must not pass as something less.
      const isMistaken = !touches.some((touch) => touch.endsWith(' delete'))
      expect(faults.length > 0 || (mutant.isDeletion && isMistaken)).toBe(true)
    },
  )
})
