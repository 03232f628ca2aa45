/** Where cards stand beside the text: never one over another, whoever is at which. */
import { describe, expect, test } from 'vitest'
import { type CardToPlace, placeCards } from '../../../client/threads/placeCards.ts'
import { RandomSource } from '../../support/randomSource.ts'

const AIR = { from: 50, gap: 10 }
const card = (id: string, wanted: number, height = 100): CardToPlace => ({ id, wanted, height })
const tops = (cards: readonly CardToPlace[], first: string | null = null) =>
  Object.fromEntries(placeCards(cards, first, AIR))

describe('[P5] cards beside the text', () => {
  test('stand at their text where there is room', () => {
    expect(tops([card('a', 80), card('b', 300)])).toEqual({ a: 80, b: 300 })
    expect(tops([card('a', 0)])).toEqual({ a: 50 })
  })

  test('give way downwards, where nobody is at one of them', () => {
    expect(tops([card('a', 100), card('b', 120), card('c', 400)])).toEqual({ a: 100, b: 210, c: 400 })
  })

  test('give way upwards too for the one that somebody is at', () => {
    expect(tops([card('a', 300), card('b', 310), card('c', 320)], 'c')).toEqual({ a: 100, b: 210, c: 320 })
  })

  test('have room below the head, even where the one that somebody is at has to give way', () => {
    expect(tops([card('a', 60), card('b', 70)], 'b')).toEqual({ a: 50, b: 160 })
  })

  test.each([1, 2, 3, 4, 5])('never lie over another, nor above the first place (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const cards = Array.from({ length: 60 }, (_, at) =>
      card(`c${at}`, random.below(2000), 40 + random.below(300)),
    ).sort((a, b) => a.wanted - b.wanted)
    const first = random.pick(cards).id
    const placed = placeCards(cards, first, AIR)
    let free = AIR.from
    for (const { id, height } of cards) {
      expect(placed.get(id)).toBeGreaterThanOrEqual(free)
      free = placed.get(id)! + height + AIR.gap
    }
  })
})
