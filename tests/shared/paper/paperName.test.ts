import { expect, test } from 'vitest'
import type { Paper, PaperItem } from '../../../shared/paper/paper.ts'
import { paperName, paperTitle } from '../../../shared/paper/paperName.ts'

const draft = { is: 'draft', at: 0, seq: 1, next: 1 } as const
const version = (kind: 'whole' | 'supplement') => ({ is: 'version', number: 2, at: 0, kind }) as const
const item = (number: string) => ({ number, title: 'Eventuelt' }) as PaperItem

const nameOf = (paper: Partial<Paper>): string =>
  paperName({
    ...{ title: 'Dagsorden 2024', startsAt: '2024-01-24T10:00', edition: draft, items: [], isPart: false },
    ...paper,
  })

test('[Z86] a file is called after the meeting, the item and the edition that it shows', () => {
  expect(nameOf({})).toBe('Dagsorden 2024-01-24 – UDKAST')
  expect(nameOf({ items: [item('2.3')], isPart: true })).toBe('Dagsorden 2024-01-24 – punkt 2.3 – UDKAST')
  expect(nameOf({ items: [item('')], isPart: true })).toBe('Dagsorden 2024-01-24 – Eventuelt – UDKAST')
  expect(nameOf({ edition: version('whole') })).toBe('Dagsorden 2024-01-24 – version 2')
  expect(nameOf({ edition: version('supplement') })).toBe('Tillægsdagsorden 2024-01-24 – version 2')
})

test('[Z86] without a day it is called as the agenda is', () => {
  expect(nameOf({ startsAt: null })).toBe('Dagsorden 2024 – UDKAST')
  expect(nameOf({ startsAt: null, title: ' ' })).toBe('Dagsorden – UDKAST')
})

test('[Z292] a file says as its title whose meeting it is and when, and of which item it is', () => {
  const paper = {
    ...{ title: 'Dagsorden 2024', council: 'It-Arkitekturrådet', edition: draft, items: [item('2.3')] },
    ...{ startsAt: '2024-01-24T10:00', endsAt: null, isPart: false },
  } as unknown as Paper
  expect(paperTitle(paper)).toBe('Dagsorden 2024, It-Arkitekturrådet, 24-01-2024 10:00')
  expect(paperTitle({ ...paper, isPart: true })).toMatch(/ 24-01-2024 10:00, 2\.3\. Eventuelt$/)
  expect(paperTitle({ ...paper, title: ' ', council: '', startsAt: null })).toBe('Dagsorden')
  expect(paperTitle({ ...paper, edition: version('supplement') })).toMatch(/^Tillægsdagsorden 2024, /)
})
