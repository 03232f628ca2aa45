/** A new agenda over HTTP: from the template, from the last one, from a file. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MAX_FILE_BYTES } from '../../../server/exchange/reading/decodeText.ts'
import type { Person } from '../../../server/storage/storage.ts'
import {
  fieldOf,
  itemOf,
  readAsksCaseNumber,
  readFacts,
  readItem,
  readTemplate,
  titleOf,
} from '../../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { type CouncilSettings, DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { shippedTemplate } from '../../../shared/council/templates.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import type { NewAgendaOrder } from '../../../shared/protocol/api.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { makeCouncil, saveSettings, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
beforeAll(async () => {
  app = await openWebApp()
})
afterAll(() => app.close())

let nth = 0
/** A council of its own, that has no agenda. */
async function newCouncil(settings?: Partial<CouncilSettings>): Promise<TestCouncil> {
  nth += 1
  const council = await makeCouncil(app.directory, `Rådet ${'a'.repeat(nth)}`)
  await app.directory.removeAgenda(council.agenda.id)
  if (settings) await saveSettings(app.directory, council.council.id, { ...DEFAULT_SETTINGS, ...settings })
  return council
}

async function post(
  { council, people }: TestCouncil,
  path: string,
  body: BodyInit,
  person: Person = people.secretariat,
) {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  const response = await app.fetch(`/api/councils/${council.id}/agendas${path}`, {
    ...{ method: 'POST', body, headers: { cookie: await app.cookieOf(person), 'content-type': type } },
  })
  return { status: response.status, json: await response.json() }
}

const ORDER: NewAgendaOrder = {
  ...{ key: 'key', from: 'template', title: 'Møde', place: 'Lokale 2' },
  ...{ startsAt: '2024-02-07T10:00', endsAt: '2024-02-07T12:00' },
}

async function make(council: TestCouncil, order: Partial<NewAgendaOrder> = {}): Promise<Y.Doc> {
  const { status, json } = await post(council, '', JSON.stringify({ ...ORDER, ...order }))
  expect([status, json]).toEqual([201, { id: expect.any(String) }])
  return documentOf(json.id)
}

async function documentOf(id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await app.storage.log.load(id))!.state)
  return doc
}

const linesOf = (doc: Y.Doc): string[] =>
  inOrder(readOutline(doc)).map(({ id, number, depth }) => {
    const title = plainText(readRichText(titleOf(itemOf(doc, id)!)!))
    return `${'  '.repeat(depth)}${number} ${title}`.trimEnd()
  })

const agendasOf = async ({ council }: TestCouncil) =>
  (await app.directory.agendas()).filter((agenda) => agenda.council.id === council.id)

describe('[Q13] from the template', () => {
  test('it has the council’s fields, standing items with their responsibles, and deadlines by its rules', async () => {
    const council = await newCouncil()
    const { reader, contributor } = council.people
    const template = {
      ...{ ...shippedTemplate('committee'), asksCaseNumber: false },
      standing: [
        {
          ...{ kind: 'section' as const, title: 'Orientering', responsibles: [] },
          children: [
            {
              ...{ kind: 'item' as const, title: 'Siden sidst', children: [] },
              responsibles: [contributor.id, reader.id],
            },
          ],
        },
      ],
    } satisfies CouncilSettings['template']
    const deadlines = {
      items: { workdaysBefore: 4, time: '12:00' },
      material: null,
      saturdayIsWorkday: false,
    }
    await saveSettings(app.directory, council.council.id, { ...DEFAULT_SETTINGS, template, deadlines })
    await app.directory.saveMember(council.council.id, reader.id, null)
    const doc = await make(council)
    expect(linesOf(doc)).toEqual([' Orientering', '  1 Siden sidst'])
    expect(readFacts(doc)).toEqual({
      ...{ council: council.council.name, title: 'Møde', place: 'Lokale 2' },
      ...{ startsAt: '2024-02-07T10:00', endsAt: '2024-02-07T12:00' },
      deadlines: { items: '2024-02-01T12:00', material: null },
      numbering: { first: 1, style: 'continuous' },
    })
    expect(readTemplate(doc)).toEqual(template.fields)
    expect(readAsksCaseNumber(doc)).toBe(false)
    const item = inOrder(readOutline(doc))[1]!.id
    // Who was removed from the council since writes nothing any more.
    expect(readItem(item, itemOf(doc, item)!).responsibles).toEqual([contributor.id])
    for (const { key } of template.fields) expect(fieldOf(itemOf(doc, item)!, key)?.length).toBe(0)
  })

  test('[Q6] a later change of the template alters no agenda that is there', async () => {
    const council = await newCouncil({ template: shippedTemplate('committee') })
    await make(council)
    const { id } = (await agendasOf(council))[0]!
    const before = (await app.storage.log.load(id))!
    await saveSettings(app.directory, council.council.id, DEFAULT_SETTINGS)
    expect(await app.storage.log.load(id)).toEqual(before)
  })

  test('[Q12] the first agenda of a council brings the template that was chosen with it, and no later one does', async () => {
    const council = await newCouncil()
    await make(council, { template: 'committee' })
    const { settings, revision } = await app.directory.revisedSettings(council.council.id)
    expect([settings.template, revision]).toEqual([shippedTemplate('committee'), 1])
    await make(council, { key: 'second', template: 'city-council' })
    expect((await app.directory.councilSettings(council.council.id)).template).toEqual(
      shippedTemplate('committee'),
    )
  })
})

describe('[Q26] a standing item without text', () => {
  const lacking = (doc: Y.Doc) =>
    readProgress(doc).flatMap(({ title, kind, missing }) =>
      kind === 'item' ? [[title, missing.length]] : [],
    )

  test('lacks nothing from the start, also in the agenda that is made from that one', async () => {
    const council = await newCouncil({ template: shippedTemplate('city-council') })
    const doc = await make(council)
    expect(lacking(doc)).toEqual([
      ['Godkendelse af dagsorden', 0],
      ['Meddelelser fra borgmesteren', 0],
      ['Eventuelt', 0],
    ])
    const next = await make(council, { key: 'next', from: 'last' })
    expect(lacking(next)).toEqual(lacking(doc))
  })
})

describe('[Q14] from the last one', () => {
  test('it has the sections and items with titles and responsibles, and no text; what is left out goes with what is below it', async () => {
    const council = await newCouncil()
    const bytes = new TextEncoder().encode(
      '# Dagsorden\n\n## 1. Faste\n\n### 1.1 Siden sidst\n\n#### Baggrund\n\nGammel tekst.\n\n### 1.2 Gammel sag\n\n## 2. Eventuelt\n\n### 2.1 Andet\n',
    )
    const { json } = await post(council, '/import?name=a.md&key=first', bytes)
    const before = await documentOf(json.id)
    const nodes = inOrder(readOutline(before))
    const last = await app.fetch(`/api/councils/${council.council.id}/agendas/beginnings`, {
      headers: { cookie: await app.cookieOf(council.people.secretariat) },
    })
    expect(await last.json()).toMatchObject({
      ...{ revision: 0, standing: 0 },
      last: { id: json.id, nodes: nodes.map(({ id, number, depth }) => ({ id, number, depth })) },
    })
    const doc = await make(council, { from: 'last', leaveOut: [nodes[2]!.id, nodes[3]!.id] })
    expect(linesOf(doc)).toEqual(['1 Faste', '  1.1 Siden sidst'])
    const [, item] = inOrder(readOutline(doc))
    expect(item!.id).not.toBe(nodes[1]!.id)
    expect(fieldOf(itemOf(doc, item!.id)!, 'background')?.length).toBe(0)
  })
})

describe('[Q15] counted through the year', () => {
  test('an agenda goes on where the meeting before it in the same year ended, wherever it is put in', async () => {
    const council = await newCouncil({ template: shippedTemplate('committee') })
    const first = async (key: string, startsAt: string | null) =>
      readFacts(await make(council, { key, startsAt, endsAt: null })).numbering.first
    // Three standing items each.
    expect(await first('a', '2024-01-10T10:00')).toBe(1)
    expect(await first('b', '2024-03-10T10:00')).toBe(4)
    expect(await first('c', '2024-02-10T10:00')).toBe(4)
    expect(await first('d', '2024-03-10T09:00')).toBe(7)
    expect(await first('e', '2025-01-10T10:00')).toBe(1)
    // Without a date it is one of this year: the clock stands on the 24th of January.
    expect(await first('f', null)).toBe(4)
  })
})

describe('[Q16] asked twice', () => {
  test('the same key makes one agenda, at once or later, and is told of once', async () => {
    const council = await newCouncil()
    const order = JSON.stringify(ORDER)
    const [a, b] = await Promise.all([post(council, '', order), post(council, '', order)])
    const c = await post(council, '', order)
    expect([b, c]).toEqual([a, a])
    expect(await agendasOf(council)).toHaveLength(1)
    const filter = { person: null, agenda: null, kinds: ['agenda-made' as const], from: null, until: null }
    const rows = await app.storage.record.page(council.council.id, filter, null, 9)
    expect(rows.filter(({ agenda }) => agenda === a.json.id)).toMatchObject([
      { by: { person: council.people.secretariat.id }, event: { is: 'agenda-made', title: 'Møde' } },
    ])
    const other = await post(council, '', order, council.colleagues[0])
    expect(other.json.id).not.toBe(a.json.id)
  })

  test('a file, too: its names become people once', async () => {
    const council = await newCouncil()
    const bytes = await readFile(new URL('../../support/fixtures/agendas/socialudvalg.md', import.meta.url))
    const ask = () => post(council, '/import?name=a.md&key=k', bytes)
    const [a, b] = await Promise.all([ask(), ask()])
    const people = await app.directory.councilPeople(council.council.id)
    expect([b, await ask()]).toEqual([a, a])
    expect(await agendasOf(council)).toHaveLength(1)
    expect(await app.directory.councilPeople(council.council.id)).toEqual(people)
  })
})

describe('[Q17] from a file', () => {
  const FILE = new TextEncoder().encode(
    '# Dagsorden for råd\n\n## 1. Sager\n\n### 1.1 Budget\n\nAnsvarlig: Ida Ukendt, reader of Råd X\n\n#### Baggrund\n\nTekst.\n',
  )

  test('what it would make is told before anything is made, and then made of the file itself', async () => {
    const council = await newCouncil()
    const bytes = new TextEncoder().encode(
      new TextDecoder().decode(FILE).replace('reader of Råd X', council.people.reader.name),
    )
    const names = async () =>
      (await app.directory.councilPeople(council.council.id)).map(({ person }) => person.name)
    const before = await names()
    const preview = await post(council, '/preview?name=a.md', bytes)
    expect(preview).toMatchObject({
      status: 200,
      json: { title: 'Dagsorden for råd', sections: 1, items: 1 },
    })
    expect(preview.json.notFound).toContain('Ida Ukendt')
    expect(preview.json.found).toEqual([council.people.reader.name])
    expect(preview.json.report.length).toBeGreaterThan(0)
    expect(await agendasOf(council)).toEqual([])
    expect(await names()).toEqual(before)
    const made = await post(council, '/import?name=a.md&key=k', bytes)
    expect(made.status).toBe(201)
    expect(linesOf(await documentOf(made.json.id))).toEqual(['1 Sager', '  1.1 Budget'])
    const filter = { person: null, agenda: made.json.id, kinds: null, from: null, until: null }
    expect(await app.storage.record.page(council.council.id, filter, null, 9)).toMatchObject([
      { by: { person: council.people.secretariat.id }, event: { is: 'agenda-imported' } },
    ])
  })

  test('[Q18] what is no agenda is refused with its own sentence, before and after the preview', async () => {
    const council = await newCouncil()
    const refused: [string, Uint8Array, string][] = [
      ['a.md', new Uint8Array(), 'Filen er tom.'],
      ['a.pdf', FILE, 'Filen skal være en tekstfil (.txt) eller Markdown (.md).'],
      [
        'a.docx',
        FILE,
        'Word-filer (.docx) kan ikke importeres endnu; gem dagsordenen som tekst (.txt), og prøv igen.',
      ],
      ['a.txt', new TextEncoder().encode('%PDF-1.7 …'), 'Filen er ikke en tekstfil og kan ikke læses.'],
      [
        'a.txt',
        new Uint8Array(MAX_FILE_BYTES + 1).fill(65),
        'Filen fylder mere end 10 MB og kan ikke importeres.',
      ],
    ]
    for (const [name, bytes, detail] of refused)
      for (const path of [`/preview?name=${name}`, `/import?name=${name}&key=k`])
        expect(await post(council, path, bytes as Uint8Array<ArrayBuffer>)).toMatchObject({
          status: 400,
          json: { detail },
        })
    expect(await agendasOf(council)).toEqual([])
  })
})

test('[Q13] an order that is none is refused, with a sentence where a person can mend it', async () => {
  const council = await newCouncil()
  const refused: [Partial<Record<keyof NewAgendaOrder, unknown>>, string | null][] = [
    [{ title: ' ' }, 'Skriv en titel.'],
    [{ startsAt: '2024-02-30T10:00' }, 'Mødet skal have både dato og klokkeslæt, eller ingen af delene.'],
    [
      { endsAt: '2024-02-07T09:00' },
      'Mødet slutter, før det begynder. Ret klokkeslættet, eller vælg en senere dag.',
    ],
    [{ startsAt: null }, 'Mødet skal have både dato og klokkeslæt, eller ingen af delene.'],
    [{ place: 'x'.repeat(201) }, 'Teksten er for lang. Gør den kortere end 1000 tegn.'],
    ...[
      { key: '__proto__' },
      { key: undefined },
      { from: 'nowhere' },
      { template: 'none' },
      { leaveOut: ['/'] },
      { title: 7 },
    ].map((order): [object, null] => [order, null]),
  ]
  for (const [order, detail] of refused) {
    const answer = await post(council, '', JSON.stringify({ ...ORDER, ...order }))
    expect([order, answer.status]).toEqual([order, 400])
    if (detail !== null) expect(answer.json.detail).toBe(detail)
  }
  expect(await agendasOf(council)).toEqual([])
})
