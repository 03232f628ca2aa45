import { expect, test } from 'vitest'
import { t } from '../../../client/app/language.ts'
import { applyingNow } from '../../../client/sending/applyingNow.ts'
import type { SentVersion } from '../../../shared/protocol/versions.ts'

const version = (number: number, kind: SentVersion['kind']): SentVersion => ({
  ...{ agenda: 'agenda', number, kind, name: 'Dagsorden', at: number, by: { id: 'karen', name: 'Karen' } },
  ...{ note: '', hash: '', files: [], items: 1 },
})

test.each([
  [['whole'], 'Udsendt – version 1', 1],
  [['supplement', 'whole', 'whole'], 'Udsendt – version 2 + tillægsdagsorden', 3],
  [['supplement', 'supplement', 'whole'], 'Udsendt – version 1 + 2 tillægsdagsordener', 3],
  [['whole', 'supplement', 'whole'], 'Udsendt – version 3', 3],
] as const)('[Z265] what applies is named, of %s (the newest first): «%s»', (kinds, said, newest) => {
  const now = applyingNow(kinds.map((kind, nth) => version(kinds.length - nth, kind)))!
  expect([t('sentChip', now), now.newest.number]).toEqual([said, newest])
})

test('[Z265] where nothing was sent, nothing applies', () => {
  expect([applyingNow([]), applyingNow(null)]).toEqual([null, null])
})
