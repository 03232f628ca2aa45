/** Whoever came to the council since a page was opened. */
import { expect, test } from 'vitest'
import { ASK_AGAIN, KnownPeople, Newcomers, READ_EVERY } from '../../../client/facts/newcomers.ts'
import { peopleFrom } from '../../../client/facts/people.ts'
import { HandTimer } from '../board/handTimer.ts'

const KNOWN = [{ id: 'karen', name: 'Karen Holm', role: null, account: true, aliases: ['k'] }]

function opened() {
  const timer = new HandTimer()
  const page = { reads: 0 }
  const newcomers = new Newcomers(() => (page.reads += 1), timer)
  return { timer, page, newcomers, people: new KnownPeople([['karen', 'Karen Holm']], newcomers.meet) }
}

test('[P26] an id that nobody here knows has the people read again; one that stays unknown does not, but in a long while', () => {
  const { timer, page, people, newcomers } = opened()
  expect(people.get('karen')).toBe('Karen Holm')
  timer.passes(READ_EVERY)
  expect(page.reads).toBe(0)
  for (const id of ['tage', 'mads', 'tage']) expect(people.get(id)).toBeUndefined()
  timer.passes(0)
  expect(page.reads).toBe(1)
  people.get('tage')
  timer.passes(READ_EVERY)
  expect(page.reads).toBe(1)
  timer.passes(ASK_AGAIN)
  people.get('tage')
  timer.passes(0)
  expect(page.reads).toBe(2)
  // The page is left.
  people.get('nina')
  newcomers.stop()
  timer.passes(READ_EVERY)
  expect(page.reads).toBe(2)
})

test('[P26] many who come, or are looked for, are read together', () => {
  const { timer, page, people, newcomers } = opened()
  for (let nth = 0; nth < 50; nth += 1) {
    people.get(`new-${nth}`)
    newcomers.look()
    timer.passes(READ_EVERY / 50)
  }
  timer.passes(READ_EVERY)
  expect(page.reads).toBe(2)
})

test('[P26] only what the server told of can lack somebody: what a browser remembers is read anyway', () => {
  const met: string[] = []
  const meet = (id: string) => void met.push(id)
  expect(peopleFrom('loading', null, KNOWN, meet).byId.get('tage')).toBeUndefined()
  expect(met).toEqual([])
  const { byId } = peopleFrom('ready', KNOWN, KNOWN, meet)
  expect([byId.get('k')?.id, byId.get('tage')]).toEqual(['karen', undefined])
  expect(met).toEqual(['tage'])
})
