import { describe, expect, test } from 'vitest'
import type { StatusName } from '../../../shared/agenda/document.ts'
import { lockItem, replaceTitle, setStatus } from '../../../shared/agenda/edits.ts'
import { isChangedSinceApproval } from '../../../shared/progress/seal.ts'
import { type StatusStep, statusAfter, stepsFor } from '../../../shared/progress/statusSteps.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { STATUS_BY_RESPONSIBLE } from '../../../shared/rights/table.ts'
import { agenda, item, section } from '../../support/agenda.ts'

const ID = 'id1'
const opened = () =>
  agenda().item(item('AI').by('ida').field('background', 'Ord')).item(section('Sager')).doc()

const STATUSES: readonly StatusName[] = ['drafting', 'returned', 'ready', 'approved']

describe('[B8] what may be pressed by', () => {
  type Case = [who: string, role: Role, id: string, steps: Record<StatusName, StatusStep[]>]
  const nothing = { drafting: [], returned: [], ready: [], approved: [] }
  test.each<Case>([
    [
      'the secretariat',
      'secretariat',
      'karen',
      {
        ...{ drafting: ['ready'], returned: ['ready'] },
        ...{ ready: ['approve', 'sendBack', 'reopen'], approved: ['takeBack'] },
      },
    ],
    [
      'the responsible',
      'contributor',
      'ida',
      { drafting: ['ready'], returned: ['ready'], ready: ['reopen'], approved: [] },
    ],
    ['another contributor', 'contributor', 'bo', nothing],
    ['a reader who is named there', 'reader', 'ida', nothing],
  ])('%s', (_who, role, id, steps) => {
    const doc = opened()
    const offered = STATUSES.map((is) => {
      setStatus(doc, ID, { is, by: 'karen', at: 1 })
      return [is, stepsFor(doc, { role, ids: [id] }, ID)]
    })
    expect(Object.fromEntries(offered)).toEqual(steps)
  })

  test('the responsible is nothing but what the table of rights has', () => {
    const doc = opened()
    for (const is of STATUSES) {
      setStatus(doc, ID, { is, by: 'karen', at: 1 })
      const steps = stepsFor(doc, { role: 'contributor', ids: ['ida'] }, ID)
      const to = steps.map((step) => statusAfter(doc, ID, step, { by: 'ida', at: 2 }).is)
      expect(STATUS_BY_RESPONSIBLE[is]).toEqual(expect.arrayContaining(to))
    }
  })

  test('anybody of a section, of what is not there, or of one’s own item that is locked, is nothing', () => {
    const doc = opened()
    expect(stepsFor(doc, { role: 'secretariat', ids: ['karen'] }, 'id2')).toEqual([])
    expect(stepsFor(doc, { role: 'secretariat', ids: ['karen'] }, 'unknown')).toEqual([])
    lockItem(doc, ID, { by: 'karen', at: 1, why: '' })
    expect(stepsFor(doc, { role: 'contributor', ids: ['ida'] }, ID)).toEqual([])
  })
})

test('[B13] an approval bears the seal of what it approves; once that is changed, it can be approved anew', () => {
  const doc = opened()
  const karen = { role: 'secretariat' as const, ids: ['karen'] }
  setStatus(doc, ID, statusAfter(doc, ID, 'approve', { by: 'karen', at: 5 }))
  expect(stepsFor(doc, karen, ID)).toEqual(['takeBack'])
  replaceTitle(doc, ID, 'KI')
  expect(stepsFor(doc, karen, ID)).toEqual(['approveAgain', 'takeBack'])
  setStatus(doc, ID, statusAfter(doc, ID, 'approveAgain', { by: 'karen', at: 6 }))
  expect(isChangedSinceApproval(doc, ID)).toBe(false)
})

test('[B11] only a step that has a word says why, and only an approval is sealed', () => {
  const doc = opened()
  const said = { by: 'karen', at: 5 }
  expect(statusAfter(doc, ID, 'sendBack', { ...said, why: 'tal mangler' })).toEqual({
    ...{ is: 'returned', by: 'karen', at: 5, why: 'tal mangler' },
  })
  expect(statusAfter(doc, ID, 'takeBack', said)).toEqual({ is: 'ready', by: 'karen', at: 5 })
  expect(statusAfter(doc, ID, 'reopen', said)).toEqual({ is: 'drafting', by: 'karen', at: 5 })
})
