/** Single lines: dates, case lines, numbers. */
import { describe, expect, test } from 'vitest'
import { parseCaseLine } from '../../../server/exchange/reading/caseLine.ts'
import { readableCase } from '../../../server/exchange/reading/casing.ts'
import { parseDate } from '../../../server/exchange/reading/dates.ts'
import { orderAfter, parseNumbered } from '../../../server/exchange/reading/numbers.ts'

describe('dates', () => {
  const DATE = '2024-01-24'
  test.each([
    ['24-01-2024 10:00', '10:00', null],
    ['24-01-2024 10:00-12:00', '10:00', '12:00'],
    ['24.01.2024', null, null],
    ['24/1-2024', null, null],
    ['24/1 2024', undefined, undefined],
    ['24-1-24 kl. 9', '09:00', null],
    ['24. januar 2024 kl. 10.00', '10:00', null],
    ['Onsdag den 24. januar 2024, kl. 10.00 – 12.30.', '10:00', '12:30'],
    ['d. 24. jan. 2024 kl. 10 til kl. 12', '10:00', '12:00'],
    ['2024-01-24T10:00', '10:00', null],
  ])('[I1] «%s»', (text, start, end) => {
    expect(parseDate(text)).toEqual(start === undefined ? null : { date: DATE, start, end })
  })

  test('[I5] a meeting may end on a later day', () => {
    expect(parseDate('24-01-2024 22:00 - 25-01-2024 02:00')).toEqual({
      ...{ date: DATE, start: '22:00', end: '02:00', endDate: '2024-01-25' },
    })
  })

  test.each([
    ...[
      '24-01-2024 22:00 - 24-01-2024 23:00',
      '24-01-2024 - 25-01-2024',
      '31-02-2024',
      '00-01-2024',
      '24-13-2024',
      '24-01-2024 25:00',
      '24-01-2024 10:61',
      '24-01-2024 12:00-10:00',
    ],
    ...['i morgen', '24. januar', '24-01-2024 10:00 (obs)', '2024', '1.2.3'],
  ])('[I2] «%s» is no date', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

describe('case lines', () => {
  test.each([
    ['SAG-2023-03576 Vibeke Normann', 'SAG-2023-03576', ['Vibeke Normann']],
    [
      'SAG-2023-03576 Jakob Eiby og Rune Frits Kjerulff',
      'SAG-2023-03576',
      ['Jakob Eiby', 'Rune Frits Kjerulff'],
    ],
    ['SAG-2023-03576 Her skrives ansvarliges initialer', 'SAG-2023-03576', []],
    ['SAG-2023-03576', 'SAG-2023-03576', []],
    ['Her skrives ansvarliges initialer', '', []],
    ['24/12345 VNO, JEI & RFK', '24/12345', ['VNO', 'JEI', 'RFK']],
    ['2024-012345: Anna af Rosen; Per Ny', '2024-012345', ['Anna af Rosen', 'Per Ny']],
    ['Sagsnr.: 24/12345 Ansvarlig: Ida Holm', '24/12345', ['Ida Holm']],
    ['Ansvarlig: Ida Holm, Per Ny og Åse Ø', '', ['Ida Holm', 'Per Ny', 'Åse Ø']],
    ['Sagsbehandler: jens', '', ['jens']],
  ])('[I1] «%s»', (text, caseNumber, responsibles) => {
    expect(parseCaseLine(text)).toEqual({ caseNumber, responsibles, presenter: '', rest: '' })
  })

  test('[I2] what stands where names should and is none is kept', () => {
    expect(parseCaseLine('SAG-2023-03576 udsat til næste møde')).toMatchObject({
      ...{ responsibles: [], rest: 'udsat til næste møde' },
    })
  })

  test.each(['Kommunerne har 24/7 vagt', '24-01-2024', 'Sagen om Ida Holm', 'Ida Holm', '3. Eventuelt'])(
    '[I1] «%s» is none',
    (text) => {
      expect(parseCaseLine(text)).toBeNull()
    },
  )
})

describe('numbers', () => {
  test.each([
    ['2.3.1 Titel', [2, 3, 1], 'Titel'],
    ['2.3. Titel', [2, 3], 'Titel'],
    ['89) Titel', [89], 'Titel'],
    ['Punkt 89: Titel', [89], 'Titel'],
    ['Sag nr. 89 – Titel', [89], 'Titel'],
    ['Punkt 89', [89], ''],
  ])('[I1] «%s»', (text, number, title) => {
    expect(parseNumbered(text)).toMatchObject({ number, title })
  })

  test.each(['24. januar 2024', '24-01-2024', '3-4 måneder', '2030-plan', 'Titel 3', '10.000 kr.'])(
    '[I1] «%s» is no item',
    (text) => {
      expect(parseNumbered(text)).toBeNull()
    },
  )

  test.each([
    [[2, 4], [2, 5], 'next'],
    [[2, 4], [2, 4, 1], 'next'],
    [[2, 4, 1], [3], 'next'],
    [[2], [2, 1], 'next'],
    [[2, 4], [2, 6], 'later'],
    [[2, 4], [4], 'later'],
    [[2, 4], [1], 'earlier'],
    [[2, 4], [2], 'earlier'],
    [[2, 4], [2, 4], 'earlier'],
  ])('[I1] after %j comes %j: %s', (before, number, order) => {
    expect(orderAfter(before, number)).toBe(order)
  })
})

describe('headings in capitals', () => {
  test.each([
    ['IT-ARKITEKTURRÅDET', 'Det er It-Arkitekturrådet, der', 'It-Arkitekturrådet'],
    ['DAGSORDEN FOR KL', 'KL og KL', 'Dagsorden for KL'],
    ['Dagsorden', '', 'Dagsorden'],
  ])('[I1] «%s»', (heading, text, readable) => {
    expect(readableCase(heading, `${heading}\n${text}`)).toBe(readable)
  })
})
