import { afterEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from '../../../client/app/api.ts'
import type { ConnectionState } from '../../../client/connection/connectionState.ts'
import { exportAddress, type FetchExport, nameIn } from '../../../client/exporting/exportFile.ts'
import { type Exporting, ExportWork } from '../../../client/exporting/exportWork.ts'
import { farAsValue, farInWords } from '../../../client/exporting/howFarInWords.ts'
import type { HowFar } from '../../../client/exporting/readExport.ts'
import { da } from '../../../shared/language/da.ts'

const PDF = { format: 'pdf', item: null, comments: null } as const
const FILE = { name: 'Dagsorden 2024-01-24 – UDKAST.pdf', bytes: new Blob(['%PDF']), pages: 16 }
const SAVED: ConnectionState = { is: 'saved', at: 0 }

/** A session of which one says how far it has saved. */
function sessionIn(first: ConnectionState) {
  let state = first
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    become: (next: ConnectionState) => {
      state = next
      for (const listener of listeners) listener()
    },
    listeners,
  }
}

const FARS: HowFar[] = [
  { waiting: 2 },
  { step: 2, of: 3, format: 'pdf', part: 'laying' },
  { got: 1, bytes: 4 },
]

const file: FetchExport = async () => FILE

afterEach(() => vi.restoreAllMocks())

describe('[Z90] what one has just written is in the file', () => {
  test('it is asked for when everything is saved, and not before', async () => {
    const session = sessionIn({ is: 'saving', pending: 1 })
    const fetch = vi.fn(file)
    const work = new ExportWork(session, fetch)
    const started = work.start(PDF)
    expect(work.now()).toEqual({ is: 'waiting' })
    session.become({ is: 'offline', pending: 1 })
    expect(fetch).not.toHaveBeenCalled()
    session.become(SAVED)
    expect(await started).toBe(FILE)
    expect(work.now()).toEqual({ is: 'idle' })
    expect(session.listeners.size).toBe(0)
  })

  test('who does not want to wait gets it without', async () => {
    const work = new ExportWork(sessionIn({ is: 'late', pending: 3 }), file)
    const started = work.start(PDF)
    work.goOn()
    expect(await started).toBe(FILE)
  })

  test('where everything is saved nobody waits', async () => {
    const told: string[] = []
    const work = new ExportWork(sessionIn(SAVED), file)
    work.subscribe(() => told.push(work.now().is))
    await work.start(PDF)
    expect(told).toEqual(['making', 'idle'])
  })
})

describe('[Z91] an export on its way', () => {
  test('is given up at any moment, and told the server', async () => {
    const waits = new ExportWork(sessionIn({ is: 'saving', pending: 1 }), file)
    const waiting = waits.start(PDF)
    waits.cancel()
    expect(await waiting).toBeNull()
    let signal: AbortSignal | undefined
    const making = new ExportWork(sessionIn(SAVED), (_choice, given) => {
      signal = given
      return new Promise((_, reject) => given.addEventListener('abort', () => reject(given.reason as Error)))
    })
    const made = making.start(PDF)
    making.cancel()
    expect(await made).toBeNull()
    expect(signal?.aborted).toBe(true)
    expect([waits.now(), making.now()]).toEqual([{ is: 'stopped' }, { is: 'stopped' }])
  })

  test('[Z155] is told step by step, and what a server says that was given up concerns nobody', async () => {
    const told: Exporting[] = []
    let late = (_far: HowFar) => {}
    const work = new ExportWork(sessionIn(SAVED), async (_choice, _signal, onFar) => {
      for (const far of FARS) onFar(far)
      late = onFar
      return FILE
    })
    work.subscribe(() => told.push(work.now()))
    await work.start(PDF)
    late({ waiting: 1 })
    expect(told).toEqual([
      { is: 'making', far: null, of: 0 },
      { is: 'making', far: FARS[0], of: 0 },
      { is: 'making', far: FARS[1], of: 3 },
      { is: 'making', far: FARS[2], of: 3 },
      { is: 'idle' },
    ])
    const shown = told.map((one) => (one.is === 'making' ? farAsValue(one.far, one.of) : null))
    expect(shown).toEqual([null, null, { value: 1, max: 4 }, { value: 3.25, max: 4 }, null])
    expect(FARS.map(farInWords)).toEqual([
      'Venter på 2 filer, der laves først',
      'Sætter PDF’ens sider',
      'Henter filen',
    ])
  })

  test('that has failed says why in one sentence, and can be tried again', async () => {
    const answers = [
      () => Promise.reject(new ApiError(404, 'Der er intet punkt.')),
      () => Promise.reject(new TypeError('no connection')),
      file,
    ]
    const work = new ExportWork(sessionIn(SAVED), (...asked) => answers.shift()!(...asked))
    expect(await work.start(PDF)).toBeNull()
    expect(work.now()).toEqual({ is: 'failed', why: 'Der er intet punkt.' })
    await work.start(PDF)
    expect(work.now()).toEqual({ is: 'failed', why: da.exportNoAnswer })
    expect(await work.start(PDF)).toBe(FILE)
  })

  test('is one at a time', async () => {
    const work = new ExportWork(sessionIn(SAVED), file)
    const [first, second] = await Promise.all([work.start(PDF), work.start(PDF)])
    expect([first, second]).toEqual([FILE, null])
  })
})

test('[Z89] what was chosen stands in the address', () => {
  expect(exportAddress('a b', PDF)).toBe('/api/agendas/a%20b/export/steps?format=pdf')
  expect(exportAddress('a', { format: 'docx', item: 'i', comments: 'all' })).toBe(
    '/api/agendas/a/export/steps?format=docx&item=i&comments=all',
  )
})

test('[Z86] the file is called as the server says', () => {
  expect(nameIn(`attachment; filename="D ? U.pdf"; filename*=UTF-8''D%20%E2%80%93%20%C3%98.pdf`)).toBe(
    'D – Ø.pdf',
  )
  expect(nameIn('attachment; filename="a \\"b\\".md"')).toBe('a "b".md')
  expect([nameIn('attachment'), nameIn(null)]).toEqual([null, null])
})
