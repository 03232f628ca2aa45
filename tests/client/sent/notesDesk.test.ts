/** One's own notes: kept first, sent when it can be, told to be saved only then; by the real code on an IndexedDB in memory. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Keep } from '../../../client/keeping/keep.ts'
import { NotesDesk } from '../../../client/sent/notesDesk.ts'
import { TestNotes } from '../../support/notesServer.ts'

const desks: NotesDesk[] = []

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  for (const desk of desks.splice(0)) desk.stop()
})

/** A page of a browser. */
async function opened(server: TestNotes, keep = new Keep(), person = 'ida'): Promise<NotesDesk> {
  const desk = new NotesDesk('a1', person, keep.papers, server)
  desks.push(desk)
  await desk.look()
  return desk
}

const write = (desk: NotesDesk, text: string, item = 'one') => desk.write(item, `Punkt ${item}`, text)
const textOf = (desk: NotesDesk, item = 'one') => desk.note(item)?.text
/** What was written before is in the store. */
const stored = (keep: Keep) => keep.papers.notesOf('ida', 'a1')

/** Another browser: the store of this one is another one's. */
function anotherBrowser(): Keep {
  globalThis.indexedDB = new IDBFactory()
  return new Keep()
}

describe('[Z119] a note', () => {
  test('is told to be saved when the server has it, and not before', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    const seen: string[] = []
    server.beforeSave = async () => void seen.push(desk.state('one'))
    expect(desk.state('one')).toBe('none')
    write(desk, 'Spørg')
    expect(desk.state('one')).toBe('saving')
    await desk.sendNow()
    expect([seen, desk.state('one'), server.text('one')]).toEqual([['saving'], 'saved', 'Spørg'])
  })

  test('that was written while it was on its way goes out too', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    write(desk, 'Spørg')
    server.beforeSave = async () => {
      server.beforeSave = async () => {}
      write(desk, 'Spørg Ida')
    }
    await desk.sendNow()
    expect([server.text('one'), desk.state('one')]).toEqual(['Spørg Ida', 'saved'])
  })

  test('without a connection waits in the browser, for its own person, over a reload, and goes out when there is one', async () => {
    const server = new TestNotes()
    server.trouble = null
    const keep = new Keep()
    const desk = await opened(server, keep)
    write(desk, 'Spørg')
    await desk.sendNow()
    expect(desk.state('one')).toBe('waiting')
    await stored(keep)
    desk.stop()
    const again = await opened(server, new Keep())
    expect([textOf(again), again.state('one')]).toEqual(['Spørg', 'waiting'])
    expect(textOf(await opened(server, new Keep(), 'jakob'))).toBeUndefined()
    server.trouble = undefined
    await again.look()
    expect([again.state('one'), server.text('one')]).toEqual(['saved', 'Spørg'])
  })

  test('that the server does not take any more is told so, and stays', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    for (const [status, state] of [
      [403, 'refused'],
      [404, 'refused'],
      [401, 'signed-out'],
      [503, 'waiting'],
    ] as const) {
      write(desk, `Spørg ${status}`)
      server.trouble = status
      await desk.sendNow()
      expect([status, desk.state('one'), textOf(desk)]).toEqual([status, state, `Spørg ${status}`])
    }
  })

  test('that is saved over and over without a change by others is not asked for without end', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    write(desk, 'Spørg')
    Object.assign(server, { save: async () => 409 })
    await desk.sendNow()
    expect(desk.state('one')).toBe('refused')
  })

  test('that is wiped out is so on every device', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    write(desk, 'Spørg')
    await desk.sendNow()
    write(desk, '')
    await desk.sendNow()
    const other = await opened(server, anotherBrowser())
    expect([textOf(other), other.all()]).toEqual(['', []])
  })

  test('comes back to a server that was restored without it', async () => {
    const server = new TestNotes()
    const desk = await opened(server)
    write(desk, 'Et')
    await desk.sendNow()
    const backup = server.notes
    write(desk, 'Et\nTo')
    await desk.sendNow()
    server.notes = backup
    await desk.look()
    expect(server.text('one')).toBe('Et\nTo')
    server.notes = []
    await desk.look()
    expect(server.text('one')).toBe('Et\nTo')
  })
})

test('[Z302] on two devices at once: the sentence that both wrote on stands once, and is shown at once to who was second', async () => {
  const server = new TestNotes()
  const phone = await opened(server, anotherBrowser())
  write(phone, 'Hvem betaler?')
  await phone.sendNow()
  const tablet = await opened(server, anotherBrowser())
  write(phone, 'Hvem betaler? TELEFON')
  write(tablet, 'Hvem betaler? IPAD')
  await phone.sendNow()
  await tablet.sendNow()
  expect(textOf(tablet)).toBe('Hvem betaler? IPAD TELEFON')
  expect([server.text('one'), tablet.state('one')]).toEqual([textOf(tablet), 'saved'])
  await phone.look()
  expect(textOf(phone)).toBe(textOf(tablet))
})

test('[Z120] two tabs of one browser, both without a connection: what either wrote stays, also when both are closed', async () => {
  const server = new TestNotes()
  server.trouble = null
  const keep = new Keep()
  const [one, other] = [await opened(server, keep), await opened(server, keep)]
  write(one, 'Fra den ene')
  await stored(keep)
  write(other, 'Fra den anden')
  await stored(keep)
  one.stop()
  other.stop()
  server.trouble = undefined
  await opened(server, new Keep())
  expect(server.text('one')?.split('\n').sort()).toEqual(['Fra den anden', 'Fra den ene'])
})

test('[Z120] on two devices, with and without a connection, in whatever order: every line stays, and both show the same', async () => {
  const act = fc.record({
    device: fc.constantFrom(0, 1),
    does: fc.constantFrom('write', 'send', 'look', 'offline', 'online'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const server = new TestNotes()
      const isOffline = [false, false]
      const written: string[] = []
      const devices = await Promise.all(
        isOffline.map(async (_, at) =>
          opened(
            Object.assign(new TestNotes(), {
              read: async () => (isOffline[at] ? null : server.read()),
              save: async (note: never) => (isOffline[at] ? null : server.save(note)),
            }),
            anotherBrowser(),
          ),
        ),
      )
      for (const { device, does } of acts) {
        const desk = devices[device]!
        if (does === 'offline' || does === 'online') isOffline[device] = does === 'offline'
        else if (does === 'send') await desk.sendNow()
        else if (does === 'look') await desk.look()
        else {
          written.push(`linje ${written.length}`)
          write(desk, `${textOf(desk) ?? ''}${written.at(-1)}\n`)
        }
      }
      isOffline.fill(false)
      for (const desk of [...devices, ...devices]) await desk.look()
      const lines = (server.text('one') ?? '').split('\n')
      expect(written.filter((line) => !lines.includes(line))).toEqual([])
      expect(devices.map((desk) => textOf(desk))).toEqual([server.text('one'), server.text('one')])
      for (const desk of desks.splice(0)) desk.stop()
    }),
    { numRuns: 40 },
  )
})
