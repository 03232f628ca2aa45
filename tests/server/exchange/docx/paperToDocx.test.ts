import { expect, test, vi } from 'vitest'
import { paperToDocx } from '../../../../server/exchange/formats/docx/paperToDocx.ts'
import { ODD_AGENDAS, sourceOf } from '../../../support/oddAgendas.ts'

test('[Z23] the same paper gives the same bytes, whenever it is written', async () => {
  const source = sourceOf(ODD_AGENDAS.links!())
  const bytes = await paperToDocx(source)
  vi.useFakeTimers({ now: Date.UTC(2031, 5, 1), toFake: ['Date'] })
  try {
    expect(Buffer.from(await paperToDocx(source)).equals(bytes)).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})
