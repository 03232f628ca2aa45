import { expect, test } from 'vitest'
import { namedWhere } from '../../../shared/paper/proposedName.ts'

test.each([
  ['whole', 'Dagsorden 24-01-2024', false, false],
  ['whole', 'Dagsorden', false, false],
  ['whole', 'Dagsorden 2024', false, false],
  ['whole', 'Dagsorden til byrådet', true, true],
  ['supplement', 'Tillægsdagsorden 24-01-2024', true, false],
  ['supplement', 'Hastesag', true, true],
] as const)(
  '[Z256] a version that is called so stands where it is said: %s «%s»',
  (kind, name, isOnPaper, isInSubject) => {
    expect(namedWhere({ kind, name }, '2024-01-24T10:00')).toEqual({ isOnPaper, isInSubject })
  },
)
