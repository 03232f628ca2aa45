import { expect, test } from 'vitest'
import type { GonePlace, GoneRange } from '../../../server/storage/storage.ts'
import { GonePlaces } from '../../../server/sync/gonePlaces.ts'
import { RandomSource } from '../../support/randomSource.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzæøå'

test.each([1, 2, 3, 4, 5])('[W7] each id keeps the first place that was noted for it (seed %i)', (seed) => {
  const random = new RandomSource(seed)
  const places = new GonePlaces([])
  const expected = new Map<string, { gone: GonePlace; letter: string }>()
  for (let step = 0; step < 200; step += 1) {
    const ids = Array.from({ length: 1 + random.below(3) }, (): GoneRange => {
      const length = 1 + random.below(9)
      const letters = random.chance(0.5) ? LETTERS.slice(random.below(9)).slice(0, length) : ''
      return [random.below(3), random.below(300), length, letters]
    })
    const gone = { item: `i${step}`, field: 'background', by: null, ids }
    places.add(gone)
    for (const [client, clock, length, letters] of ids)
      for (let at = 0; at < length; at += 1) {
        const id = `${client} ${clock + at}`
        if (!expected.has(id)) expected.set(id, { gone, letter: letters.charAt(at) })
      }
  }
  for (let client = 0; client < 3; client += 1)
    for (let clock = 0; clock < 320; clock += 1) {
      const known = expected.get(`${client} ${clock}`)
      expect(places.find(client, clock)).toBe(known?.gone ?? null)
      expect(places.letter(client, clock)).toBe(known?.letter ?? '')
    }
})
