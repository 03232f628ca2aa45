/**
 * The gate against Yjs as the oracle: honest traffic is never refused, and whatever a hostile client makes of it changes nothing that
 * the gate did not foretell. Then the other way round: a gate without any one of its checks is found out by an update that is kept for it.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { honestFaults, hostileFaults } from '../../random/gateTraffic.ts'
import { MUTANTS, mutated } from '../../support/gateMutants.ts'
import { newWorld, verdictOn } from '../../support/gateWorld.ts'

const SEEDS = process.env.LONG ? 20_000 : 150

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
