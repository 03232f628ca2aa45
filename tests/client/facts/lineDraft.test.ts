import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LineDraft } from '../../../client/facts/lineDraft.ts'
import { itemOf } from '../../../shared/agenda/document.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { comesFrom, entryIdAt } from '../../../shared/agenda/valueEntries.ts'
import { agenda, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

/** A person with the caret in a case number. */
class Desk {
  readonly doc = new Y.Doc()
  readonly outbox: Uint8Array[] = []
  draft: LineDraft
  caret = 0

  constructor(state: Uint8Array, clientId: number) {
    Y.applyUpdate(this.doc, state)
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.outbox.push(update)
    })
    this.draft = this.come()
  }

  get value(): string {
    return itemOf(this.doc, 'id1')!.get('caseNumber') as string
  }

  come(): LineDraft {
    const map = itemOf(this.doc, 'id1')!
    this.draft = new LineDraft({
      read: () => this.value,
      write: (words) => setCaseNumber(this.doc, 'id1', words),
      entryId: () => entryIdAt(map, 'caseNumber'),
      comesFrom: (id, earlier) => comesFrom(this.doc, id, earlier),
    })
    this.caret = this.draft.text.length
    return this.draft
  }

  type(letters: string): void {
    for (const letter of letters) {
      const { text } = this.draft
      const typed = text.slice(0, this.caret) + letter + text.slice(this.caret)
      this.caret += 1
      this.draft.typed(typed, this.#selection)
      this.#moveCaret()
    }
  }

  /** What a colleague wrote comes, and is drawn. */
  receive(updates: readonly Uint8Array[], isDrawn = true): void {
    for (const update of updates) Y.applyUpdate(this.doc, update, 'others')
    if (isDrawn) this.draw()
  }

  draw(): void {
    this.draft.look(this.#selection)
    this.#moveCaret()
  }

  get #selection() {
    return { start: this.caret, end: this.caret }
  }

  #moveCaret(): void {
    if (this.draft.selection !== null) this.caret = this.draft.selection.end
    this.draft.selection = null
  }
}

function first(stands: string): Uint8Array {
  const doc = agenda().item(item('AI')).doc()
  setCaseNumber(doc, 'id1', stands)
  return Y.encodeStateAsUpdate(doc)
}

function two(stands = ''): { vibeke: Desk; søren: Desk; exchange: () => void } {
  const state = first(stands)
  const [vibeke, søren] = [new Desk(state, 1000), new Desk(state, 2000)]
  const exchange = () => {
    const [vibekes, sørens] = [vibeke.outbox.splice(0), søren.outbox.splice(0)]
    vibeke.receive(sørens)
    søren.receive(vibekes)
  }
  return { vibeke, søren, exchange }
}

function settle({ vibeke, søren, exchange }: ReturnType<typeof two>): void {
  while (vibeke.outbox.length + søren.outbox.length > 0) exchange()
}

describe('two who write in the same input at once', () => {
  test('[W24] both have their words in it, whoever’s value stands', () => {
    const made = two()
    const { vibeke, søren, exchange } = made
    vibeke.type('Mette')
    søren.type('Jens')
    exchange()
    vibeke.type(' Holm')
    søren.type(' Bak')
    settle(made)
    expect([vibeke.value, søren.value]).toEqual(['Jens Bak Mette Holm', 'Jens Bak Mette Holm'])
    expect([vibeke.draft.text, søren.draft.text]).toEqual([vibeke.value, vibeke.value])
    søren.type(',')
    vibeke.type(' (KL)')
    settle(made)
    expect(vibeke.value).toBe('Jens Bak, Mette Holm (KL)')
    expect(vibeke.value.slice(søren.caret)).toBe(' Mette Holm (KL)')
  })

  test('[W24] who clears it at once with somebody who types has cleared what they saw', () => {
    const made = two('Gammel')
    made.vibeke.type(' ny')
    made.søren.draft.typed('', { start: 0, end: 0 })
    settle(made)
    expect([made.vibeke.value, made.søren.value]).toEqual(['ny', 'ny'])
  })

  test('[W24] a key that is pressed over a value that is not drawn yet goes into that value', () => {
    const { vibeke, søren } = two('Mette')
    søren.type(' Holm')
    vibeke.receive(søren.outbox.splice(0), false)
    vibeke.type(',')
    expect(vibeke.value).toBe('Mette, Holm')
    expect(vibeke.draft.text).toBe(vibeke.value)
  })

  test('[W24] what a colleague replaced or cleared who saw it is not brought back', () => {
    const made = two()
    made.vibeke.type('Mette')
    settle(made)
    made.søren.draft.typed('', { start: 0, end: 0 })
    settle(made)
    expect([made.vibeke.value, made.vibeke.draft.text]).toEqual(['', ''])
    made.vibeke.draw()
    expect(made.vibeke.outbox).toEqual([])
  })

  test('[N5] who has written nothing writes nothing when a colleague does', () => {
    const made = two('Gammel')
    made.søren.type(' ny')
    settle(made)
    expect(made.vibeke.draft.text).toBe('Gammel ny')
    expect([made.vibeke.outbox, made.vibeke.draft.isOwn]).toEqual([[], false])
    made.vibeke.draw()
    made.vibeke.caret = made.vibeke.draft.text.length
    made.vibeke.type(' ')
    expect(made.vibeke.outbox).toEqual([])
  })

  test.each(Array.from({ length: process.env.LONG === '1' ? 5_000 : 60 }, (_, at) => at + 1))(
    '[W24] no letter is lost or doubled, in whatever order what they write comes (seed %i)',
    (seed) => {
      const random = new RandomSource(seed)
      const stands = random.chance(0.5) ? '2300 KL' : ''
      const letters = ['abcdefghij', 'ABCDEFGHIJ']
      const desks = bothDesks(stands, letters)
      while (desks.some(({ left }) => left.length > 0)) {
        const one = random.pick(desks)
        const what = random.below(4)
        if (what < 2) one.desk.type(one.left.splice(0, 1 + random.below(3)).join(''))
        else if (what === 2) send(desks, one, 1 + random.below(3))
        else one.desk.receive(one.inbox.splice(0, 1 + random.below(3)), random.chance(0.7))
      }
      for (const { desk } of desks) desk.draw()
      while (desks.some(({ desk, inbox }) => desk.outbox.length + inbox.length > 0))
        for (const one of desks) {
          send(desks, one, 1)
          one.desk.receive(one.inbox.splice(0))
        }
      const [value, other] = desks.map(({ desk }) => desk.value)
      expect(other).toBe(value)
      for (const letter of letters.join(''))
        expect([...value!].filter((one) => one === letter)).toHaveLength(1)
      for (const { desk } of desks) expect(desk.draft.text.trim()).toBe(value)
    },
  )
})

interface Seat {
  desk: Desk
  /** What they have not typed yet. */
  left: string[]
  inbox: Uint8Array[]
}

function bothDesks(stands: string, letters: readonly string[]): Seat[] {
  const state = first(stands)
  return letters.map((own, index) => ({
    desk: new Desk(state, 1000 * (index + 1)),
    left: [...own],
    inbox: [],
  }))
}

/** The server has one order for all. */
function send(desks: readonly Seat[], from: Seat, count: number): void {
  for (const update of from.desk.outbox.splice(0, count))
    for (const { desk, inbox } of desks) if (desk !== from.desk) inbox.push(update)
}
