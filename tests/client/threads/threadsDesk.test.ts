/** What one does with the comments of an agenda: what the panel shows. */
import { expect, test } from 'vitest'
import { newDesk } from '../../../client/threads/threadsDesk.ts'

const NO_DRAFTS = {
  draftsOf: async () => [],
  saveDraft: async () => {},
  removeDraft: async () => {},
} as never

const desk = () => newDesk('agenda', NO_DRAFTS)

test('[P27] a resolved thread that something leads to stands among the open ones until one goes on', () => {
  const ways: ((one: ReturnType<typeof desk>) => void)[] = [
    (one) => one.focus('other'),
    (one) => one.focus(null),
    (one) => one.close(),
    (one) => one.goTo('other', false),
    (one) => one.showOpen('resolved'),
  ]
  for (const goOn of ways) {
    const one = desk()
    one.goTo('done', true)
    expect(one.read()).toMatchObject({ isOpen: true, shows: 'open', guest: 'done', focused: 'done' })
    one.focus('done')
    expect(one.read().guest).toBe('done')
    goOn(one)
    expect(one.read().guest).toBeNull()
  }
})

test('[P27] it is no guest where resolved threads are shown; what is open leads back to the open ones', () => {
  const one = desk()
  one.showOpen('resolved')
  one.goTo('done', true)
  expect(one.read()).toMatchObject({ shows: 'resolved', guest: null, focused: 'done' })
  one.show('open', false)
  expect(one.read()).toMatchObject({ shows: 'open', guest: null, focused: 'open' })
})
