import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Acknowledgements } from '../../../server/sync/acknowledgements.ts'

test('[S3] whatever order messages become durable in, n is acknowledged when the first n are, and never lower again', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 }), (order) => {
      const acknowledgements = new Acknowledgements()
      expect(order.map(() => acknowledgements.next())).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      const durable = new Set<number>()
      let last = 0
      for (const n of order) {
        durable.add(n)
        const upTo = acknowledgements.durable(n)
        let prefix = 0
        while (durable.has(prefix + 1)) prefix += 1
        expect(upTo).toBe(prefix > last ? prefix : null)
        last = prefix
      }
      expect(last).toBe(order.length)
    }),
  )
})
