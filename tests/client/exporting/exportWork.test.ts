import { afterEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from '../../../client/app/api.ts'
import type { ConnectionState } from '../../../client/connection/connectionState.ts'
import { exportAddress, type FetchExport, nameIn } from '../../../client/exporting/exportFile.ts'
import { ExportWork } from '../../../client/exporting/exportWork.ts'
import { da } from '../../../shared/language/da.ts'

const PDF = { format: 'pdf', item: null, comments: null } as const
const FILE = { name: 'Dagsorden 2024-01-24 – UDKAST.pdf', bytes: new Blob(['%PDF']) }
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
    expect([waits.now(), making.now()]).toEqual([{ is: 'idle' }, { is: 'idle' }])
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
  expect(exportAddress('a b', PDF)).toBe('/api/agendas/a%20b/export?format=pdf')
  expect(exportAddress('a', { format: 'docx', item: 'i', comments: 'all' })).toBe(
    '/api/agendas/a/export?format=docx&item=i&comments=all',
  )
})

test('[Z86] the file is called as the server says', () => {
  expect(nameIn(`attachment; filename="D ? U.pdf"; filename*=UTF-8''D%20%E2%80%93%20%C3%98.pdf`)).toBe(
    'D – Ø.pdf',
  )
  expect(nameIn('attachment; filename="a \\"b\\".md"')).toBe('a "b".md')
  expect([nameIn('attachment'), nameIn(null)]).toEqual([null, null])
})
