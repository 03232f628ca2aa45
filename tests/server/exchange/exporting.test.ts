/** Writing files in a process beside the server's: the line, giving up, and a process that dies. */
import type { ChildProcess } from 'node:child_process'
import { channel } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import {
  ExportBroken,
  ExportBusy,
  type Exporting,
  type ExportProcessOptions,
  exportHere,
  exportInProcess,
} from '../../../server/exchange/exporting.ts'
import { createLog } from '../../../server/observability/log.ts'
import type { ExportStep } from '../../../shared/protocol/exports.ts'
import { agenda, item } from '../../support/agenda.ts'
import { draftToExport } from '../../support/draftSource.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

const AGENDA = draftToExport(sampleAgenda())

const processes: ChildProcess[] = []
const STARTED = channel('child_process')
const keep = (said: unknown) => void processes.push((said as { process: ChildProcess }).process)
beforeAll(() => STARTED.subscribe(keep))
afterAll(() => void STARTED.unsubscribe(keep))

const opened: Exporting[] = []
const logged: Record<string, unknown>[] = []
afterEach(async () => {
  for (const exporting of opened.splice(0)) await exporting[Symbol.asyncDispose]()
  logged.length = processes.length = 0
})

function beside(options: Omit<ExportProcessOptions, 'log'> = {}): Exporting {
  const log = createLog('info', { write: (line) => void logged.push(JSON.parse(line)) })
  const exporting = exportInProcess({ log, ...options })
  opened.push(exporting)
  return exporting
}

test('[Z1] what the process writes is what is written here, whether it reads the agenda or is given what was read', async () => {
  const exporting = beside()
  expect(processes).toHaveLength(0)
  const here = await exportHere(() => {}).write(AGENDA, ['json', 'md'])
  expect(here!.map(({ format, type, name }) => [format, type, name])).toEqual([
    ['json', 'application/json', 'Dagsorden 2024-01-24 – UDKAST'],
    ['md', 'text/markdown', 'Dagsorden 2024-01-24 – UDKAST'],
  ])
  expect(await exporting.write(AGENDA, ['json', 'md'])).toEqual(here)
  const source = await exporting.read(AGENDA)
  expect(await exporting.write(source!, ['json', 'md'])).toEqual(here)
  expect(processes).toHaveLength(1)
})

test('[Z1] an item that is not there is told, and no reason to fail', async () => {
  const exporting = beside()
  expect(await exporting.read({ ...AGENDA, item: 'gone' })).toBeNull()
  expect(await exporting.write({ ...AGENDA, item: 'gone' }, ['json'])).toBeNull()
})

test('[Z2] each step is told', async () => {
  const steps: ExportStep[] = []
  await beside().write(AGENDA, ['json', 'md'], { onStep: (step) => void steps.push(step) })
  expect(steps).toEqual([
    { step: 1, of: 3, format: null, part: 'reading' },
    { step: 2, of: 3, format: 'json', part: 'writing' },
    { step: 3, of: 3, format: 'md', part: 'writing' },
  ])
})

test('[Z153] of what takes long its parts are told as they begin, and how many pages there are', async () => {
  const steps: ExportStep[] = []
  const files = await beside().write(AGENDA, ['pdf', 'docx'], { onStep: (step) => void steps.push(step) })
  const pages = files![0]!.pages!
  expect(pages).toBeGreaterThan(5)
  expect(steps.map(({ step, of, format, part, pages }) => [step, of, format, part, pages])).toEqual([
    [1, 6, null, 'reading', undefined],
    [2, 6, 'pdf', 'laying', undefined],
    [3, 6, 'pdf', 'saving', pages],
    [4, 6, 'docx', 'writing', undefined],
    [5, 6, 'docx', 'numbering', undefined],
    [6, 6, 'docx', 'saving', undefined],
  ])
  expect(files![1]!.pages).toBeUndefined()
})

test('[Z153] who waits is told how many come first, whenever that is another number', async () => {
  const exporting = beside()
  const leaving = new AbortController()
  const told: [who: string, before: number][] = []
  const watch = (who: string) => ({ onWait: (before: number) => void told.push([who, before]) })
  const first = exporting.write(AGENDA, ['md'], watch('first'))
  const second = exporting.write(AGENDA, ['md'], { ...watch('second'), signal: leaving.signal })
  const third = exporting.write(AGENDA, ['md'], watch('third'))
  leaving.abort(new Error('not wanted'))
  await expect(second).rejects.toThrow('not wanted')
  await Promise.all([first, third])
  expect(told).toEqual([
    ['second', 1],
    ['third', 2],
    ['third', 1],
  ])
})

test('[Z2] who gives up is let go at once, whether waiting or being written; the others get theirs', async () => {
  const exporting = beside()
  const [current, waiting] = [new AbortController(), new AbortController()]
  const given = exporting.write(AGENDA, ['md'], {
    signal: current.signal,
    onStep: () => {
      waiting.abort(new Error('not waiting'))
      current.abort(new Error('not wanted'))
    },
  })
  const waited = exporting.write(AGENDA, ['md'], { signal: waiting.signal })
  const other = exporting.write(AGENDA, ['md'])
  await Promise.all([
    expect(given).rejects.toThrow('not wanted'),
    expect(waited).rejects.toThrow('not waiting'),
    expect(other).resolves.toHaveLength(1),
  ])
  await expect(
    exporting.write(AGENDA, ['md'], { signal: AbortSignal.abort(new Error('never')) }),
  ).rejects.toThrow('never')
  expect(logged).toEqual([])
})

test('[Z2] the line has an end', async () => {
  const exporting = beside({ line: 1 })
  const taken = [exporting.write(AGENDA, ['md']), exporting.write(AGENDA, ['md'])]
  await expect(exporting.write(AGENDA, ['md'])).rejects.toThrow(ExportBusy)
  await Promise.all(taken)
  expect(await exporting.write(AGENDA, ['md'])).toHaveLength(1)
})

test('[Z3] a process that dies fails what it wrote, and nothing else', async () => {
  const exporting = beside()
  const onStep = () => void processes[0]!.kill('SIGKILL')
  const lost = exporting.write(AGENDA, ['md'], { onStep })
  const next = exporting.write(AGENDA, ['md'])
  await expect(lost).rejects.toThrow(ExportBroken)
  expect(await next).toHaveLength(1)
  expect(processes).toHaveLength(2)
  expect(logged).toMatchObject([{ event: 'export.died', agenda: 'agenda' }])
})

test('[Z3] what cannot be written, or takes too long, is told so, and holds nobody up', async () => {
  const exporting = beside()
  await expect(exporting.write({ ...AGENDA, state: new Uint8Array([9]) }, ['md'])).rejects.toThrow(
    ExportBroken,
  )
  const cannotBePosted = {
    ...AGENDA,
    people: { ...AGENDA.people, names: () => '' },
  } as unknown as typeof AGENDA
  await expect(exporting.write(cannotBePosted, ['md'])).rejects.toThrow('could not be cloned')
  expect(await exporting.write(AGENDA, ['md'])).toHaveLength(1)
  await expect(beside({ silence: 1 }).write(AGENDA, ['md'])).rejects.toThrow('took too long')
})

test('[Z225] of work that is told on no time is too long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const steps: ExportStep[] = []
  const written = await beside({ silence: 1000 }).write(AGENDA, ['json', 'md'], {
    onStep: (step) => {
      steps.push(step)
      vi.advanceTimersByTime(900)
    },
  })
  expect(written).toHaveLength(2)
  expect(steps).toHaveLength(3)
})

test('[Z3] the process ends when nobody asks, and begins again when somebody does', async () => {
  const exporting = beside({ idle: 1 })
  await exporting.write(AGENDA, ['md'])
  await once(processes[0]!, 'exit')
  expect(await exporting.write(AGENDA, ['md'])).toHaveLength(1)
  expect(processes).toHaveLength(2)
  await exporting[Symbol.asyncDispose]()
  await expect(exporting.write(AGENDA, ['md'])).rejects.toThrow('stopping')
})

test('[Z13] the server’s own process goes on while a long agenda is written as PDF', async () => {
  const items = Array.from({ length: 60 }, (_, at) =>
    item(`Punkt ${at}`).field('background', 'Ord. '.repeat(1500)),
  )
  const long = items.reduce((all, one) => all.item(one), agenda()).doc()
  const exporting = beside()
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 1)
  const files = await exporting.write(draftToExport(long), ['pdf'])
  clearInterval(turning)
  expect(Buffer.from(files![0]!.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  expect(turns).toBeGreaterThan(10)
  expect(logged).toEqual([])
})

test('[Z167] a process that holds more memory than it may is ended when its file is written, and the next has another', async () => {
  const exporting = beside({ held: 1 })
  expect(await exporting.write(AGENDA, ['md'])).toHaveLength(1)
  const next = exporting.write(AGENDA, ['md'])
  await once(processes[0]!, 'exit')
  expect(await next).toHaveLength(1)
  expect(processes).toHaveLength(2)
  expect(logged).toEqual([])
})

test('[Z3] the process does not outlive the server', async () => {
  await beside().write(AGENDA, ['md'])
  processes[0]!.disconnect()
  expect(await once(processes[0]!, 'exit')).toEqual([0, null])
})

test('[Z191] a version’s Markdown is made beside the server, as here', async () => {
  const source = (await exportHere(() => {}).read(AGENDA))!
  const file = await beside().markdown(source.paper)
  expect(file).toEqual(await exportHere(() => {}).markdown(source.paper))
  expect(Buffer.from(file.bytes).toString()).toContain('## Dagsorden 2024')
})
