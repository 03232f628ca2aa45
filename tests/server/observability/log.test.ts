import { expect, test } from 'vitest'
import { createLog } from '../../../server/observability/log.ts'

test('the log is one JSON object a line: level, time in ISO format, event, and what belongs to it', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  log.debug({ event: 'not.written' })
  log.info({ event: 'agenda.loaded', agenda: 'a3f9', seq: 7 })
  log.error({ event: 'request.failed', error: new Error('disk on fire') })
  expect(lines).toHaveLength(2)
  const [loaded, failed] = lines.map((line) => JSON.parse(line))
  expect(loaded).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    event: 'agenda.loaded',
    agenda: 'a3f9',
    seq: 7,
  })
  expect(failed).toMatchObject({ level: 'error', error: { message: 'disk on fire' } })
  expect(lines.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(true)
})
