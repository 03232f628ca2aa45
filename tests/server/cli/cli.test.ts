import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { jsonLines, npmRunCli, cli as runCli } from '../../support/cli.ts'
import { senderOn } from '../../support/senderOn.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const SAMPLE = resolve(import.meta.dirname, '../../../server/sample/it-arkitekturraadet-2024-01-24.md')

let folder: string
let dataDir: string

beforeAll(async () => {
  folder = await temporaryFolder()
})
beforeEach(() => {
  dataDir = join(folder, crypto.randomUUID())
})

const cli = (...args: string[]) => runCli(args, { DATA_DIR: dataDir })
const addVibeke = (...more: string[]) =>
  cli('person', 'add', '--name', 'Vibeke Normann', '--email', 'vibeke@eksempel.dk', ...more)

async function importSample(...more: string[]): Promise<string> {
  const { code, stdout, stderr } = await cli('import', SAMPLE, ...more)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return stdout.trim()
}

describe('the command line', () => {
  test('[A5] prints nothing else on stdout, also through npm, also the first time on an empty folder', async () => {
    const stderr = `There are no agendas in ${dataDir}.\n`
    expect(await npmRunCli(['agendas'], { DATA_DIR: dataDir })).toEqual({ code: 0, stdout: '', stderr })
  })

  test.each([
    [[]],
    [['nonsense']],
    [['person']],
    [['person', 'add', '--name', 'Vibeke']],
    [['person', 'add', '--name', 'Vibeke', '--email', 'no address']],
    [['person', 'add', '--name', ' ', '--email', 'vibeke@eksempel.dk']],
    [['person', 'add', '--name', 'V', '--email', 'v@eksempel.dk', '--council', 'Rådet']],
    [['person', 'add', '--name', 'V', '--email', 'v@eksempel.dk', '--role', 'reader']],
    [['person', 'add', '--name', 'V', '--email', 'v@eksempel.dk', '--council', 'Rådet', '--role', 'boss']],
    [['sign-in-link']],
    [['sign-in-link', '--email', 'v@eksempel.dk', '--to', 'https://evil.example']],
    [['import']],
    [['export', 'a3f9']],
    [['export', 'a3f9', '--format', 'wpd']],
    [['export', 'a3f9', '--format', 'json', '--sent', 'last']],
    [['agendas', '--none']],
    [['agenda', 'delete']],
    [['restore']],
  ])('[A5] exits 2 on wrong usage, with the usage on stderr: %j', async (args) => {
    const { code, stdout, stderr } = await cli(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: cli')
  })

  test.each([
    [['sign-in-link', '--email', 'nobody@eksempel.dk'], 'Nobody has the address nobody@eksempel.dk.'],
    [['export', 'none', '--format', 'json'], 'Der er ingen dagsorden med det id.'],
    [['agenda', 'delete', 'none', '--yes'], 'There is no agenda none.'],
    [['progress', 'none'], 'There is no agenda none.'],
    [['versions', 'none'], 'There is no agenda none.'],
    [['export', 'none', '--format', 'json', '--sent', '1'], 'There is no agenda none.'],
  ])('[A5] exits 1 with one sentence when it refuses: %j', async (args, sentence) => {
    expect(await cli(...args)).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` })
  })

  test.each([
    ['no-such-file.md', null],
    ['empty.md', ''],
    ['letter.docx', 'PK\u0003\u0004'],
  ])('[I3][A5] exits 1 with one sentence when %s cannot be imported', async (name, content) => {
    const file = join(folder, name)
    if (content !== null) await writeFile(file, content)
    const { code, stdout, stderr } = await cli('import', file)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trimEnd()).toMatch(/^\S.*[^\n]$/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('[A4] names a malformed variable in one sentence', async () => {
    const { code, stderr } = await runCli(['agendas'], { DATA_DIR: dataDir, PORT: 'http' })
    expect([code, stderr]).toEqual([1, 'PORT must be a whole number from 0 to 65535.\n'])
  })

  test.each([
    'person add',
    'sign-in-link',
    'import',
    'export',
    'agendas',
    'agenda delete',
    'progress',
    'versions',
    'backup',
    'restore',
    'verify',
  ])('tells of itself: %s', async (name) => {
    const { code, stdout } = await cli(...name.split(' '), '--help')
    expect(code).toBe(0)
    expect(stdout).toContain(`Example: npm run -s cli -- ${name}`)
    expect(stdout).toMatch(/Exit 0 done · 1 .+ · 2 wrong usage/)
  })
})

describe('person add', () => {
  test('[R11] leaves no council without its secretariat, and says so', async () => {
    await addVibeke('--council', 'Rådet', '--role', 'secretariat')
    const { code, stdout, stderr } = await addVibeke('--council', 'Rådet', '--role', 'reader')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe('The council would be without a secretariat.\n')
  })

  test('prints the id; the same address is the same person', async () => {
    const first = await addVibeke()
    expect(first).toEqual({ code: 0, stdout: expect.stringMatching(/^[\w-]{21}\n$/), stderr: '' })
    const again = await cli('person', 'add', '--name', 'Vibeke N. Normann', '--email', 'VIBEKE@eksempel.dk')
    expect(again.stdout).toBe(first.stdout)
  })

  test('makes a unique name that an agenda brought to that council this person, and says so', async () => {
    const agenda = await importSample()
    const joined = await addVibeke('--council', 'It-Arkitekturrådet', '--role', 'contributor')
    expect(joined.stderr).toContain('Vibeke Normann')
    const exported = JSON.parse((await cli('export', agenda, '--format', 'json')).stdout)
    expect(exported.items[1].children[0].responsibles).toEqual(['Vibeke Normann'])
    const again = await addVibeke('--council', 'It-Arkitekturrådet', '--role', 'secretariat')
    expect(again).toEqual({ code: 0, stdout: joined.stdout, stderr: '' })
  })

  test('[Z218] says that a council is new, and which others there are: one may have been meant', async () => {
    const first = await addVibeke('--council', 'Rådet', '--role', 'reader')
    expect(first.stderr).toBe('There was no council called Rådet: it is made.\n')
    const second = await addVibeke('--council', 'Raadet', '--role', 'reader')
    expect(second.stderr).toContain('There are also: Rådet.')
    expect(await addVibeke('--council', 'Rådet', '--role', 'reader')).toMatchObject({ code: 0, stderr: '' })
  })

  test('leaves a name alone that an agenda brought to another council', async () => {
    await importSample()
    const { stderr } = await addVibeke('--council', 'Et andet råd', '--role', 'reader')
    expect(stderr).not.toContain('Vibeke')
    expect((await addVibeke()).stderr).toBe('')
  })
})

describe('sign-in-link', () => {
  test('is made from PUBLIC_URL, else from where the server last listened, else from HOST and PORT', async () => {
    await addVibeke()
    const link = async (env: Record<string, string>) =>
      (await runCli(['sign-in-link', '--email', 'vibeke@eksempel.dk'], { DATA_DIR: dataDir, ...env })).stdout
    expect(await link({})).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/[\w-]{43}\n$/)
    expect(await link({ HOST: '::1', PORT: '8080' })).toMatch(/^http:\/\/\[::1\]:8080\/sign-in\//)
    await writeFile(join(dataDir, 'address'), 'http://127.0.0.1:4711\n')
    expect(await link({})).toMatch(/^http:\/\/127\.0\.0\.1:4711\/sign-in\//)
    expect(await link({ PUBLIC_URL: 'https://dagsorden.example.org' })).toMatch(
      /^https:\/\/dagsorden\.example\.org\/sign-in\//,
    )
  })
})

describe('agendas', () => {
  test('are imported, listed, exported and deleted', async () => {
    const id = await importSample()
    const listed = await cli('agendas')
    expect(jsonLines(listed)).toEqual([
      {
        id,
        council: 'It-Arkitekturrådet',
        title: 'Dagsorden 2024',
        startsAt: '2024-01-24T10:00',
        state: 'drafting',
      },
    ])
    expect((await cli('agendas', '--all')).stdout).toBe(listed.stdout)

    const file = join(folder, `${id}.md`)
    const written = await cli('export', id, '--format', 'md', '--out', file)
    expect([written.code, written.stdout]).toEqual([0, ''])
    expect(await readFile(file, 'utf8')).toContain('Vibeke Normann')
    const json = await cli('export', id, '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      id,
      council: 'It-Arkitekturrådet',
      place: 'KL. lokale 2-01',
    })

    const unsure = await cli('agenda', 'delete', id)
    expect([unsure.code, unsure.stdout]).toEqual([1, ''])
    expect((await cli('agendas')).stdout).toBe(listed.stdout)

    const deleted = await cli('agenda', 'delete', id, '--yes')
    expect(jsonLines(deleted)).toEqual([{ id, council: 'It-Arkitekturrådet', title: 'Dagsorden 2024' }])
    expect((await cli('agendas')).stdout).toBe('')
    expect((await cli('agenda', 'delete', id, '--yes')).code).toBe(1)
  })

  test('go to the council that one names', async () => {
    await importSample('--council', 'Et andet råd')
    expect(jsonLines(await cli('agendas'))).toMatchObject([{ council: 'Et andet råd' }])
  })
})

describe('versions', () => {
  test('[Z70] are listed, and written as they were sent', async () => {
    const id = await importSample()
    const unsent = await cli('versions', id)
    expect([unsent.code, unsent.stdout, unsent.stderr]).toEqual([0, '', 'It has not been sent out.\n'])
    const storage = await openStorage({ dataDir })
    const karen = { id: 'karen', name: 'Karen Holm', email: null }
    await storage.directory.savePerson(karen)
    const on = await senderOn(storage)
    const wish = { kind: 'whole', name: 'Til mødet', note: '' } as const
    const { mails: _, ...version } = await on.sender.send((await storage.directory.agenda(id))!, karen, wish)
    await on[Symbol.asyncDispose]()
    const { hash } = (await storage.versions.file(id, 1, 'json'))!
    const bytes = await readFile((await storage.files.pathOf(id, hash))!, 'utf8')
    await storage.close()
    expect(jsonLines(await cli('versions', id))).toEqual([version])
    expect(jsonLines(await cli('agendas'))).toMatchObject([{ id, state: 'sent' }])
    expect((await cli('export', id, '--format', 'json', '--sent', '1')).stdout).toBe(bytes)
    const none = await cli('export', id, '--format', 'json', '--sent', '2')
    expect(none).toEqual({ code: 1, stdout: '', stderr: 'There is no version 2 of it as json.\n' })
    // [Z191] Written from its paper when it is asked for.
    const markdown = await cli('export', id, '--format', 'md', '--sent', '1')
    expect(markdown.stdout).toMatch(/^# .*\n\n## .*\n\n\*\*Udgave:\*\* Til mødet, version 1, /)
  })
})

describe('progress', () => {
  test('[B18] tells how far each item of the sample is: of three something is missing, of two an attachment', async () => {
    const items = jsonLines(await cli('progress', await importSample()))
    expect(items.map(({ number }) => number)).toEqual(
      ['1.1', '2.1', '2.2', '2.3', '2.3.1', '2.4', '2.5', '2.6', '2.7', '2.8'].concat(
        items.slice(10).map(({ number }) => number as string),
      ),
    )
    const lacking = items.filter(({ missing }) => (missing as unknown[]).length > 0)
    expect(lacking).toMatchObject([
      {
        ...{ number: '1.1', responsibles: [], status: 'drafting' },
        missing: [
          { kind: 'responsible' },
          ...['background', 'recommendation', 'presentation'].map((field) => ({ kind: 'field', field })),
        ],
      },
      { number: '2.2', missing: [{ kind: 'attachment', name: expect.stringMatching(/./) }] },
      { number: '2.3.1', missing: [{ kind: 'responsible' }, { kind: 'field', field: 'background' }] },
      { number: '2.4', missing: [{ kind: 'attachment' }] },
      {
        number: '2.8',
        missing: [
          { kind: 'responsible' },
          { kind: 'field', field: 'background' },
          { kind: 'field', field: 'presentation' },
        ],
      },
    ])
    expect(items[1]).toEqual({
      number: '2.1',
      title: expect.stringMatching(/./),
      responsibles: ['Vibeke Normann'],
      status: 'drafting',
      due: null,
      missing: [],
    })
    expect(Object.keys(items[1]!)).toEqual(['number', 'title', 'responsibles', 'status', 'due', 'missing'])
  })
})

describe('an agenda that is put away', () => {
  test('[Q25] is listed with --all alone, and can be deleted', async () => {
    const id = await importSample()
    const storage = await openStorage({ dataDir })
    await storage.directory.putAgendaAway(id, { program: 'server' }, 1)
    await storage.close()
    expect((await cli('agendas')).stdout).toBe('')
    expect(jsonLines(await cli('agendas', '--all'))).toMatchObject([{ id }])
    expect(jsonLines(await cli('agenda', 'delete', id, '--yes'))).toMatchObject([{ id }])
    expect((await cli('agendas', '--all')).stdout).toBe('')
  })
})

describe('a backup', () => {
  test('[L6] is restored into an empty folder, and every agenda is what its log says', async () => {
    const id = await importSample()
    const before = await cli('export', id, '--format', 'json')
    const file = join(folder, `${id}.db`)
    expect(jsonLines(await cli('backup', file))).toMatchObject([{ file, agendas: 1 }])
    expect((await cli('backup', file)).code).toBe(1)
    expect((await cli('restore', file)).code).toBe(1)

    dataDir = join(folder, 'restored')
    expect(jsonLines(await cli('restore', file))).toEqual([{ file, agendas: 1, people: 4, files: 0 }])
    expect((await cli('export', id, '--format', 'json')).stdout).toBe(before.stdout)
    const verified = await cli('verify')
    expect(verified.code).toBe(0)
    expect(jsonLines(verified)).toEqual([{ id, ok: true, updates: 1 }])
  })
})

describe('the record', () => {
  test('[D4] has what the command line did, and that it was the command line', async () => {
    const agenda = await importSample()
    const council = ['--council', 'It-Arkitekturrådet']
    const whom = (await addVibeke(...council, '--role', 'reader')).stdout.trim()
    await cli('sign-in-link', '--email', 'vibeke@eksempel.dk')
    await cli('export', agenda, '--format', 'md')
    await cli('backup', join(folder, `${agenda}-record.db`))

    const storage = await openStorage({ dataDir })
    const { id } = (await storage.directory.councilByName('It-Arkitekturrådet'))!
    const all = { person: null, agenda: null, kinds: null, from: null, until: null }
    const rows = await storage.record.page(id, all, null, 100)
    await storage.close()
    expect(rows.map(({ event }) => event).reverse()).toEqual([
      { is: 'agenda-imported', title: 'Dagsorden 2024' },
      { is: 'joined', name: whom, whom },
      { is: 'role-set', whom, from: null, to: 'reader' },
      { is: 'link-made', whom },
      { is: 'exported', format: 'md' },
      { is: 'backed-up' },
    ])
    for (const { by } of rows) expect(by).toEqual({ program: 'command-line' })
  })
})
