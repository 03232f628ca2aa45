/** What a long file has taken is not held until the engine happens to look. */
import { expect, test } from 'vitest'
import { collectGarbage } from '../../../server/exchange/collectGarbage.ts'
import { printedPaperOf } from '../../../server/exchange/formats/pdf/printedPaperOf.ts'
import { Typesetter } from '../../../server/exchange/formats/pdf/typesetter.ts'
import { agenda, item } from '../../support/agenda.ts'
import { sourceOf, VERSION } from '../../support/oddAgendas.ts'

const turn = () => new Promise((done) => setImmediate(done))

test('[Z167] what one has let go of is collected when it is asked for', async () => {
  const refs = [1, 2, 3].map(() => new WeakRef({ large: new Array(1000).fill(0) }))
  await turn()
  collectGarbage()
  expect(refs.map((ref) => ref.deref())).toEqual([undefined, undefined, undefined])
})

test('[Z167] a typesetter goes on after it', async () => {
  const paper = printedPaperOf(sourceOf(agenda().item(item('Punkt')).doc(), VERSION).paper, null)
  const setter = new Typesetter()
  const setting = { paper, files: new Map(), asStandard: true }
  const first = setter.set(setting)
  await turn()
  collectGarbage()
  await turn()
  expect(setter.set(setting)).toEqual(first)
})
