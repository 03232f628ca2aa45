/** From a file to an agenda on disk: the council, the people, the content, and what is refused. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { exportAgenda } from '../../../server/exchange/exportAgenda.ts'
import { exportHere } from '../../../server/exchange/exporting.ts'
import type { GivenFile } from '../../../server/exchange/fileReading.ts'
import { type ImportFile, importAgenda } from '../../../server/exchange/importAgenda.ts'
import { openInThread } from '../../../server/exchange/openFile.ts'
import { MAX_FILE_BYTES } from '../../../server/exchange/reading/decodeText.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import type { TemplateField } from '../../../shared/agenda/document.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { da } from '../../../shared/language/da.ts'
import type { ExportFormat } from '../../../shared/record/recordEvent.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { saveSettings } from '../../support/council.ts'
import { agendaFile } from '../../support/importedWords.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const folder = temporaryFolder
let storage: Storage

beforeEach(async () => {
  storage = await openStorage({ dataDir: await folder() })
})
afterEach(() => storage.close())

const importFile = (file: Partial<ImportFile>) =>
  importAgenda(storage.directory, {
    ...{ bytes: agendaFile(), fileName: 'dagsorden.md', by: null, connection: 'cli', now: 1_700_000_000_000 },
    ...file,
  })

const here = exportHere(() => {})

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

async function exported(id: string, format: string): Promise<string> {
  const { bytes } = await exportAgenda({ ...storage, exporting: here }, id, {
    format: format as ExportFormat,
  })
  return new TextDecoder().decode(bytes)
}

async function stored(id: string) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await storage.log.load(id))!.state)
  return readAgenda(doc)
}

describe('people and council', () => {
  test('[I1] the council that the file names is made, and the agenda is its', async () => {
    const { id, council, title, report } = await importFile({})
    expect([council.name, title]).toEqual(['It-Arkitekturrådet', 'Dagsorden 2024'])
    expect(report).toEqual([{ line: 1, message: da.importReportReferences({ n: 1 }) }])
    expect(await storage.directory.agenda(id)).toMatchObject({
      council,
      state: 'drafting',
      facts: { title: 'Dagsorden 2024', startsAt: '2024-01-24T10:00' },
    })
  })

  test('[I1] a name is the person of the council who has it; any other becomes a person without an account', async () => {
    const { directory } = storage
    await directory.saveCouncil({ id: 'council', name: 'It-Arkitekturrådet' })
    await directory.savePerson({ id: 'vibeke', name: 'Vibeke  normann', email: 'v@kl.dk' })
    await directory.saveMember('council', 'vibeke', 'contributor')
    const { id } = await importFile({})
    const people = await directory.councilPeople('council')
    expect(people.map(({ person, role }) => [person.name, person.email, role])).toEqual([
      ['Jakob Eiby', null, null],
      ['Rune Frits Kjerulff', null, null],
      ['Søren Nørgaard Madsen', null, null],
      ['Vibeke  normann', 'v@kl.dk', 'contributor'],
    ])
    expect((await stored(id)).items[1]!.children[0]!.responsibles).toEqual(['vibeke'])
  })

  test('[I1] a second import brings no second person', async () => {
    const first = await importFile({})
    await importFile({})
    expect(await storage.directory.councilPeople(first.council.id)).toHaveLength(4)
  })

  test('[I2] a name that two people have is a new person, and the report says so', async () => {
    const { directory } = storage
    await directory.saveCouncil({ id: 'council', name: 'It-Arkitekturrådet' })
    for (const id of ['one', 'two']) {
      await directory.savePerson({ id, name: 'Jakob Eiby', email: null })
      await directory.saveMember('council', id, null)
    }
    const { report } = await importFile({})
    expect(report).toContainEqual({ line: 1, message: da.importReportSameName({ name: 'Jakob Eiby' }) })
    expect(await directory.councilPeople('council')).toHaveLength(6)
  })

  test('[Z295] responsibles go out in the order in which the file names them, also as members by now', async () => {
    const { directory } = storage
    const named = 'Vibeke Normann, Søren Nørgaard Madsen og Anna Bo'
    const { id, council } = await importFile({
      bytes: new TextEncoder().encode(
        `# Rådet\n\n# 1. Sag\n\n**Ansvarlige:** ${named}\n\n### Baggrund\n\nOrd.\n`,
      ),
    })
    const vibeke = (await directory.councilPeople(council.id)).find(({ person }) =>
      person.name.startsWith('V'),
    )!
    await directory.savePerson({ id: 'vibeke', name: 'Vibeke Normann', email: 'v@kl.dk' })
    await directory.saveMember(council.id, 'vibeke', 'contributor')
    await directory.saveAlias(council.id, vibeke.person.id, 'vibeke')
    const names = ['Vibeke Normann', 'Søren Nørgaard Madsen', 'Anna Bo']
    expect(JSON.parse(await exported(id, 'json')).items[0].responsibles).toEqual(names)
    expect(await exported(id, 'md')).toContain(`**Ansvarlige:** ${names.join(', ')}`)
  })

  test('[R13] a name that was joined with a member is that member in the next file, and stands once in what is exported', async () => {
    const { directory } = storage
    const first = await importFile({})
    const { id: council } = first.council
    const [name] = (await stored(first.id)).items[1]!.children[0]!.responsibles
    const vibeke = { id: 'vibeke', name: 'Vibeke Normann Berg', email: 'v@kl.dk' }
    await directory.savePerson(vibeke)
    await directory.saveMember(council, 'vibeke', 'contributor')
    await directory.saveAlias(council, name!, 'vibeke')
    const second = await importFile({})
    expect((await stored(second.id)).items[1]!.children[0]!.responsibles).toEqual(['vibeke'])
    for (const { id } of [first, second]) {
      const { items } = JSON.parse(await exported(id, 'json'))
      expect(items[1].children[0].responsibles).toEqual(['Vibeke Normann Berg'])
    }
    expect((await stored(first.id)).items[1]!.children[0]!.responsibles).toEqual([name])
  })

  test('[I2] a council that was chosen counts; the one in the file is reported', async () => {
    const { council, report } = await importFile({ council: 'Digitaliseringsrådet' })
    expect(council.name).toBe('Digitaliseringsrådet')
    expect(report).toContainEqual({
      line: 1,
      message: da.importReportCouncil({ name: 'It-Arkitekturrådet' }),
    })
  })

  test('[I2] what is not understood is reported with its line', async () => {
    const { report } = await importFile({
      bytes: text('# Dagsorden i Haverådet\n\nDato: 31-02-2024\n\n## 1. Hækken\n\nDen er høj.\n'),
    })
    expect(report).toEqual([
      { line: 3, message: da.importReportDate({ text: '31-02-2024' }) },
      { line: 3, message: da.importReportIntroduction({ text: 'Dato: 31-02-2024' }) },
      { line: 7, message: da.importReportMainField({ text: 'Den er høj.' }) },
    ])
  })
})

describe('[Q27] the council’s own template', () => {
  const field = (key: string, heading: string, main = false): TemplateField => ({
    ...{ key, heading, placeholder: `Skriv ${heading}`, required: true, hidden: false, main },
  })
  const OWN = [field('kort', 'Kort fortalt', true), field('forslag', 'Forslag')]
  const FILE = text(
    [
      '# Haverådet',
      '## 1. Hækken\n\n### Kort fortalt\n\nDen er høj.\n\n### Forslag\n\nDen klippes.',
      '## 2. Lågen\n\n### Forslag\n\nSkriv forslag',
    ].join('\n\n'),
  )
  const decide = async (fields: readonly TemplateField[]) => {
    await storage.directory.saveCouncil({ id: 'have', name: 'Haverådet' })
    const template = { ...DEFAULT_SETTINGS.template, fields }
    await saveSettings(storage.directory, 'have', { ...DEFAULT_SETTINGS, template })
  }
  const textsIn = async (id: string) =>
    (await stored(id)).items.map(({ fields }) =>
      Object.entries(fields).map(([key, text]) => [key, plainText(text)]),
    )

  test.each([
    ['that was chosen', 'Haverådet'],
    ['that the file names', undefined],
  ])('is the file’s and the agenda’s, for the council %s', async (_, council) => {
    await decide(OWN)
    const { id } = await importFile({ bytes: FILE, ...(council && { council }) })
    expect((await stored(id)).fields).toEqual(OWN)
    expect(await textsIn(id)).toEqual([
      [
        ['kort', 'Den er høj.'],
        ['forslag', 'Den klippes.'],
      ],
      [
        ['kort', ''],
        ['forslag', ''],
      ],
    ])
  })

  test('keeps its fields where the file names others too', async () => {
    await decide(OWN)
    const item = (n: number) => `## ${n}. Sag ${n}\n\n### Økonomi\n\nDyrt.\n\n### Forslag\n\nJa.`
    const { id } = await importFile({ bytes: text(`# Haverådet\n\n${item(1)}\n\n${item(2)}`) })
    const { fields } = await stored(id)
    expect(fields.map(({ key }) => key)).toEqual(['kort', 'oekonomi', 'forslag'])
    expect(fields.filter(({ main }) => main)).toEqual([OWN[0]])
  })

  test('a council that has decided nothing is read by the first council’s', async () => {
    await decide(DEFAULT_SETTINGS.template.fields)
    const { id } = await importFile({ bytes: FILE })
    expect((await stored(id)).fields.map(({ heading }) => heading)).toContain('Forslag')
    expect((await stored(id)).fields).not.toEqual(OWN)
  })

  test('[I5] what it exports is read back by it, its headings in running text among it', async () => {
    await decide(OWN)
    const bytes = text('# Haverådet\n\n## 1. Hækken\n\n### Kort fortalt\n\nTo ord:\n\n&#x46;orslag\n\nNej.')
    const { id } = await importFile({ bytes })
    expect((await textsIn(id))[0]![0]).toEqual(['kort', 'To ord:\nForslag\nNej.'])
    const again = await importFile({ bytes: text(await exported(id, 'md')) })
    expect((await stored(again.id)).fields).toEqual(OWN)
    expect(await textsIn(again.id)).toEqual(await textsIn(id))
  })
})

describe('[Q28] in a thread', () => {
  const inThread = (file: GivenFile) => importFile({ ...file, open: openInThread })

  test('a file is the same agenda, or refused with the same sentence', async () => {
    const file = { bytes: agendaFile(), fileName: 'dagsorden.md' }
    const [here, there] = [await importFile(file), await inThread(file)]
    expect(there.report).toEqual(here.report)
    const contentOf = async (id: string) => JSON.parse(await exported(id, 'json')).items
    const withoutIds = (items: unknown) => JSON.stringify(items).replace(/"id":"[^"]*"/g, '')
    expect(withoutIds(await contentOf(there.id))).toBe(withoutIds(await contentOf(here.id)))
    await expect(inThread({ ...file, fileName: 'a.docx' })).rejects.toThrow(da.importRefusedWord)
    await expect(inThread({ ...file, bytes: text('Hej') })).rejects.toThrow(da.importRefusedNoAgenda)
  })

  test('the server goes on while a large one is read', async () => {
    const item = (n: number) => `## ${n}. Sag ${n}\n\nBaggrund\n\n${'Ord og flere ord. '.repeat(40)}`
    const bytes = text(`# Rådet\n\n${Array.from({ length: 400 }, (_, n) => item(n + 1)).join('\n\n')}`)
    let turns = 0
    let isRead = false
    const turn = () => {
      turns += 1
      if (!isRead) setImmediate(turn)
    }
    turn()
    await inThread({ bytes, fileName: 'a.md' })
    isRead = true
    // Read here, it would be a handful: the loop turns only between its steps.
    expect(turns).toBeGreaterThan(1000)
  })
})

describe('what is refused', () => {
  const REFUSED: [name: string, file: Partial<ImportFile>, sentence: string][] = [
    ['an empty file', { bytes: text('') }, da.importRefusedEmpty],
    ['a file of blank lines', { bytes: text(' \r\n\t\r\n') }, da.importRefusedEmpty],
    ['a picture', { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) }, da.importRefusedBinary],
    [
      'a PDF that is called .txt',
      { bytes: text('%PDF-1.7 1. Punkt'), fileName: 'a.txt' },
      da.importRefusedBinary,
    ],
    ['a file over 10 MB', { bytes: new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61) }, da.importRefusedTooLarge],
    [
      'a letter',
      { bytes: text('Kære alle\n\nTak for sidst. Vi ses den 24. januar 2024.\n') },
      da.importRefusedNoAgenda,
    ],
    ['Word', { bytes: text('x'), fileName: 'Dagsorden.DOCX' }, da.importRefusedWord],
    ['another kind of file', { bytes: text('x'), fileName: 'dagsorden.odt' }, da.importRefusedType],
    ['a file without ending', { bytes: text('# 1. Punkt'), fileName: 'dagsorden' }, da.importRefusedType],
  ]

  test.each(REFUSED)(
    '[I3] %s is refused with one sentence, and nothing is made',
    async (_name, file, sentence) => {
      await expect(importFile(file)).rejects.toThrow(sentence)
      expect(await storage.directory.agendas()).toEqual([])
      expect(await storage.directory.people()).toEqual([])
      expect(await storage.directory.councilByName('Råd uden navn')).toBeNull()
    },
  )
})

describe('the JSON form', () => {
  const sample = async () => JSON.parse(await exported((await importFile({})).id, 'json'))

  test("[I4] its keys are the contract's, in the contract's order", async () => {
    const agenda = await sample()
    expect(Object.keys(agenda)).toEqual([
      'id',
      'council',
      'title',
      'startsAt',
      'place',
      'state',
      'deadlines',
      'motto',
      'items',
    ])
    const item = agenda.items[1].children[1]
    expect(Object.keys(item)).toEqual([
      'id',
      'number',
      'kind',
      'title',
      'caseNumber',
      'responsibles',
      'presenter',
      'status',
      'lateReason',
      'withoutText',
      'fields',
      'attachments',
      'children',
    ])
    expect(Object.keys(item.fields)).toEqual(['background', 'recommendation', 'presentation'])
    expect(item.attachments).toEqual([
      { name: 'Baggrundsmateriale vedrørende anvendelse af AI', bytes: null },
    ])
  })

  test('[I4] people have names, sections no fields, empty fields nothing', async () => {
    const [section, second] = (await sample()).items
    expect([section.kind, 'fields' in section]).toEqual(['section', false])
    expect(second.children[5].responsibles).toEqual(['Jakob Eiby', 'Rune Frits Kjerulff'])
    expect(section.children[0].fields.background).toEqual({
      state: 'empty',
      words: 0,
      text: '',
      markdown: '',
    })
    expect(second.children[0].fields.recommendation).toEqual({
      ...{ state: 'written', words: 8 },
      text: 'Sekretariatet indstiller, at It-Arkitekturrådet:\ntager orienteringen til efterretning',
      markdown: 'Sekretariatet indstiller, at It-Arkitekturrådet:\n\n- tager orienteringen til efterretning',
    })
  })

  test('[I4] an agenda that is not there is refused', async () => {
    await expect(exported('nothing', 'json')).rejects.toThrow(da.exportRefusedGone)
  })
})
