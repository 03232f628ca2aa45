/** What a person's transactions did is read from them, and done again on a document that does not hold them. */
import { equalityDeep } from 'lib0/function'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { serverNow } from '../../../client/app/serverClock.ts'
import { doAgain } from '../../../client/doneAgain/doAgain.ts'
import { leftTexts } from '../../../client/doneAgain/leftTexts.ts'
import { type MadeEdits, readMadeEdits } from '../../../client/doneAgain/madeEdits.ts'
import {
  fieldOf,
  itemOf,
  itemsOf,
  lineOf,
  readItem,
  threadsOf,
  titleOf,
} from '../../../shared/agenda/document.ts'
import {
  addItem,
  appendWords,
  assign,
  deleteItem,
  lockItem,
  moveItem,
  replaceField,
  replaceTitle,
  setCaseNumber,
} from '../../../shared/agenda/edits.ts'
import { readOutline } from '../../../shared/agenda/outline.ts'
import { raiseSchema } from '../../../shared/agenda/raiseSchema.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { newFragment, readRichText } from '../../../shared/richtext/yText.ts'
import type { Asker } from '../../../shared/rights/whyNot.ts'
import { readComments, readThreads, threadOf } from '../../../shared/threads/thread.ts'
import * as threads from '../../../shared/threads/threadEdits.ts'
import { agenda, asOfSchema2, idOf, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

const SEEDS = process.env.LONG ? 5000 : 300
const ME: Asker = { role: 'secretariat', ids: ['vibeke'] }

const three = () => agenda().item(item('Et')).item(item('To')).item(item('Tre')).doc()

const copyOf = (...updates: Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** What was written, transaction by transaction. */
function written(
  base: Y.Doc,
  ...edits: ((doc: Y.Doc) => void)[]
): { state: Uint8Array; updates: Uint8Array[] } {
  const state = Y.encodeStateAsUpdate(base)
  const doc = copyOf(state)
  const updates = edits.map((edit) => {
    const events: Uint8Array[] = []
    const collect = (update: Uint8Array) => events.push(update)
    doc.on('update', collect)
    edit(doc)
    doc.off('update', collect)
    return Y.mergeUpdates(events)
  })
  return { state, updates }
}

const madeOf = ({ state, updates }: ReturnType<typeof written>, refused: number | null = null): MadeEdits =>
  readMadeEdits(
    state,
    updates.map((update, at) => ({ update, isRefused: at === refused })),
  )

const background = (doc: Y.Doc, title: string): Y.XmlFragment =>
  fieldOf(itemOf(doc, idOf(doc, title))!, 'background')!
const words = (doc: Y.Doc, title: string): string => plainText(readRichText(background(doc, title)))
const write = (title: string, text: string) => (doc: Y.Doc) => appendWords(doc, background(doc, title), text)
const number = (title: string, value: string) => (doc: Y.Doc) => setCaseNumber(doc, idOf(doc, title), value)
const titles = (doc: Y.Doc): string[] =>
  readOutline(doc).map(({ id }) => plainText(readRichText(titleOf(itemOf(doc, id)!))))

test('[W39] what was set and made before the agenda was raised is offered, and made as it is now', () => {
  const base = asOfSchema2(three())
  const wrote = written(
    base,
    (doc) => void itemOf(doc, idOf(doc, 'Et'))!.set('presenter', 'Mette Holm'),
    (doc) =>
      void itemsOf(doc).set(
        'nyt',
        new Y.Map<unknown>([
          ['kind', 'item'],
          ['position', { parent: null, order: 'z' }],
          ['title', newFragment(paragraphs('Nyt'))],
          ['presenter', 'Jens Bak'],
        ]),
      ),
  )
  const made = madeOf(wrote, 0)
  raiseSchema(base)
  const left = doAgain(base, made, ME)
  const place = { item: idOf(base, 'Et'), field: 'presenter' }
  expect(leftTexts(made, left)).toEqual([{ label: 'Oplæg, punkt 1', text: 'Mette Holm', place }])
  expect(readItem('nyt', itemOf(base, 'nyt')!).presenter).toBe('Jens Bak')
  expect(lineOf(itemOf(base, 'nyt')!, 'lateReason')).toBeDefined()
  expect(readItem('', itemOf(base, idOf(base, 'Et'))!).presenter).toBe('')
})

describe('after a refusal', () => {
  test('[R2] what followed is done again: a text, a move, a value, a new item with what was written in it', () => {
    const base = three()
    const wrote = written(
      base,
      number('Et', 'SAG-2024-00001'),
      write('To', 'Det skal med.'),
      (doc) => moveItem(doc, idOf(doc, 'Tre'), { parent: null, index: 0 }),
      (doc) => assign(doc, idOf(doc, 'To'), 'vibeke'),
      (doc) => addItem(doc, { id: 'nyt', kind: 'item' }, { parent: null, index: 3 }),
      (doc) => replaceTitle(doc, 'nyt', 'Nyt'),
      (doc) => deleteItem(doc, idOf(doc, 'Et'), 1),
    )
    const made = madeOf(wrote, 0)
    const here = copyOf(wrote.state)
    const notDone = doAgain(here, made, ME)
    expect(notDone).toEqual([
      { path: ['items', idOf(base, 'Et'), 'caseNumber'], is: 'value', isRefused: true },
    ])
    expect(words(here, 'To')).toBe('Det skal med.')
    expect(titles(here)).toEqual(['Tre', 'To', 'Nyt'])
    expect(readItem('', itemOf(here, idOf(here, 'To'))!).responsibles).toEqual(['vibeke'])
    expect(readItem('', itemOf(here, idOf(base, 'Et'))!)).toMatchObject({ caseNumber: '', deletedAt: 1 })
  })

  test('[R2] what a refused text was is offered in its words, with the place that they can be put into', () => {
    const base = agenda().item(item('AI').field('background', 'Stod der før.')).doc()
    const wrote = written(base, (doc) =>
      replaceField(doc, idOf(doc, 'AI'), 'background', paragraphs('Stod der længe før.', 'Nyt.')),
    )
    const made = madeOf(wrote, 0)
    expect(leftTexts(made, doAgain(copyOf(wrote.state), made, ME))).toEqual([
      {
        label: 'Baggrund, punkt 1',
        text: 'længe\nNyt.',
        place: { item: idOf(base, 'AI'), field: 'background' },
      },
    ])
  })

  test('[R2] what cannot be put into a text is told in one line each', () => {
    const base = three()
    const wrote = written(base, (doc) => {
      moveItem(doc, idOf(doc, 'Tre'), { parent: null, index: 0 })
      deleteItem(doc, idOf(doc, 'Et'), 1)
      assign(doc, idOf(doc, 'To'), 'vibeke')
      setCaseNumber(doc, idOf(doc, 'To'), 'SAG-2024-00002')
    })
    const made = madeOf(wrote, 0)
    const lines = leftTexts(made, doAgain(copyOf(wrote.state), made, ME))
    expect(lines).toEqual([
      { label: 'Punkt 1 «Tre»', text: 'Flytningen kom ikke med.' },
      { label: 'Et', text: 'Sletningen kom ikke med.' },
      { label: 'Sagsnr., punkt 2', text: 'SAG-2024-00002' },
      { label: 'Punkt 2 «To»', text: 'Ændringen af de ansvarlige kom ikke med.' },
    ])
  })

  test(`[R2] of any transactions in any order, all is done again but the places that the refused one touched (${SEEDS} seeds)`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = new RandomSource(seed)
      const wrote = written(three(), ...Array.from({ length: 2 + random.below(6) }, () => randomEdit(random)))
      const refused = random.below(wrote.updates.length)
      const before = [wrote.state, ...wrote.updates.slice(0, refused)]
      const rows = wrote.updates.slice(refused)
      const made = madeOf({ state: Y.mergeUpdates(before), updates: rows }, 0)
      const here = copyOf(...before)
      const notDone = doAgain(here, made, ME)
      const wanted = copyOf(wrote.state, ...wrote.updates)
      const untouched = copyOf(...before)
      const isLeft = (path: string[]) => notDone.some((edit) => equalityDeep([...edit.path], path))
      for (const title of ['Et', 'To', 'Tre']) {
        const id = idOf(untouched, title)
        const text = (doc: Y.Doc) => plainText(readRichText(fieldOf(itemOf(doc, id)!, 'background')))
        const facts = (doc: Y.Doc) => readItem(id, itemOf(doc, id)!)
        const textLeft = isLeft(['items', id, 'fields', 'background'])
        expect(text(here), `seed ${seed}`).toBe(text(textLeft ? untouched : wanted))
        const numberLeft = isLeft(['items', id, 'caseNumber'])
        expect(facts(here).caseNumber, `seed ${seed}`).toBe(facts(numberLeft ? untouched : wanted).caseNumber)
        const moveLeft = isLeft(['items', id, 'position'])
        expect(facts(here).position, `seed ${seed}`).toEqual(facts(moveLeft ? untouched : wanted).position)
      }
      // Nothing is left that the refused one did not touch.
      const touched = madeOf({ state: Y.mergeUpdates(before), updates: [rows[0]!] }, 0)
      for (const { path } of notDone)
        expect(
          touched.edits.map((edit) => edit.path.join('/')),
          `seed ${seed}`,
        ).toContain(path.join('/'))
    }
  })
})

function randomEdit(random: RandomSource): (doc: Y.Doc) => void {
  const title = random.pick(['Et', 'To', 'Tre'])
  const word = `${random.pick(['ja', 'nej', 'måske'])}${random.below(100)}`
  return random.pick([
    write(title, word),
    number(title, `SAG-${random.below(1000)}`),
    (doc: Y.Doc) => moveItem(doc, idOf(doc, title), { parent: null, index: random.below(3) }),
    (doc: Y.Doc) => {
      const text = background(doc, title)
      if (text.length > 1) doc.transact(() => text.delete(random.below(text.length), 1))
    },
  ])
}

describe('[G16] what may not be any more', () => {
  const contributor: Asker = { role: 'contributor', ids: ['vibeke'] }

  test('is not tried again one by one, but offered; the rest is done', () => {
    const base = agenda()
      .item(item('Et').by('vibeke'))
      .item(item('To').by('vibeke'))
      .item(item('Tre').by('ida'))
      .doc()
    const wrote = written(
      base,
      number('Et', 'SAG-1'),
      write('Et', 'I det låste.'),
      write('To', 'I mit.'),
      write('Tre', 'I Idas.'),
      (doc) => moveItem(doc, idOf(doc, 'To'), { parent: null, index: 0 }),
    )
    const here = copyOf(wrote.state)
    lockItem(here, idOf(here, 'Et'), { by: 'karen', at: 1, why: '' })
    const made = madeOf(wrote, 0)
    expect(leftTexts(made, doAgain(here, made, contributor)).map(({ text }) => text)).toEqual([
      'SAG-1',
      'I det låste.',
      'I Idas.',
      'Flytningen kom ikke med.',
    ])
    expect(['Et', 'To', 'Tre'].map((title) => words(here, title))).toEqual(['', 'I mit.', ''])
    expect(titles(here)).toEqual(['Et', 'To', 'Tre'])
  })

  test('is all of it, for who only reads now', () => {
    const wrote = written(three(), write('Et', 'Mit.'), (doc) => addItem(doc, { id: 'nyt', kind: 'item' }))
    const made = madeOf(wrote)
    expect(doAgain(copyOf(wrote.state), made, { role: 'reader', ids: ['vibeke'] })).toHaveLength(2)
  })
})

describe('in another life of the agenda', () => {
  /** The same agenda, made anew: as a restored one it shares no ids of letters with the one before. */
  const restored = () => three()

  test('[R3] a text goes back where it is as it was, and words that are there already are not put in twice', () => {
    const made = madeOf(written(three(), write('Et', 'Mit.'), write('To', 'Også mit.')))
    const here = restored()
    write('To', 'Også mit.')(here)
    expect(doAgain(here, made, ME)).toEqual([])
    expect([words(here, 'Et'), words(here, 'To')]).toEqual(['Mit.', 'Også mit.'])
  })

  test('[R3] where somebody has written meanwhile it is offered, and nothing of theirs is touched', () => {
    const base = three()
    const made = madeOf(written(base, write('Et', 'Mit.'), number('To', 'SAG-1')))
    const here = restored()
    write('Et', 'Sørens.')(here)
    number('To', 'SAG-2')(here)
    const notDone = doAgain(here, made, ME)
    expect(words(here, 'Et')).toBe('Sørens.')
    expect(readItem('', itemOf(here, idOf(here, 'To'))!).caseNumber).toBe('SAG-2')
    expect(leftTexts(made, notDone)).toEqual([
      { label: 'Baggrund, punkt 1', text: 'Mit.', place: { item: idOf(base, 'Et'), field: 'background' } },
      { label: 'Sagsnr., punkt 2', text: 'SAG-1' },
    ])
  })

  test('[R3] words in an item that is not there any more are offered', () => {
    const made = madeOf(written(three(), write('Tre', 'Mit.')))
    const here = agenda().item(item('Et')).doc()
    expect(leftTexts(made, doAgain(here, made, ME))).toMatchObject([{ text: 'Mit.' }])
  })

  test('[R3] words are offered even where nobody knows what they were written in', () => {
    const wrote = written(three(), write('Et', 'Før. '), write('Et', 'Mit.'))
    const made = readMadeEdits(wrote.state, [{ update: wrote.updates[1]!, isRefused: false }])
    expect(leftTexts(made, doAgain(restored(), made, ME))).toEqual([
      { label: 'Ord, hvis plads ikke kan findes', text: 'Mit.' },
    ])
  })
})

describe('comments, after a refusal', () => {
  const RUNE: Asker = { role: 'reader', ids: ['rune'] }
  const said = (id: string, words: string, author = 'rune') => ({
    id,
    author,
    at: 7,
    body: paragraphs(words),
  })
  const begin = (id: string, words: string) => (doc: Y.Doc) =>
    threads.beginThread(doc, {
      ...{ id, item: idOf(doc, 'Et'), field: null, anchor: null, comment: said('c', words) },
    })
  /** Ida has asked something, and Rune has asked something. */
  const talking = () => {
    const doc = three()
    threads.beginThread(doc, {
      ...{ id: 'hers', item: idOf(doc, 'Et'), field: null, anchor: null },
      comment: said('c', 'Hvornår?', 'ida'),
    })
    begin('mine', 'Hvad?')(doc)
    return doc
  }
  const refused = (doc: Y.Doc) => setCaseNumber(doc, idOf(doc, 'Et'), 'SAG-1')

  test('[T11] what was said, answered, changed and resolved is done again, in the same name and of the same time', () => {
    const wrote = written(
      talking(),
      refused,
      begin('new', 'Hvorfor?'),
      (doc) => threads.reply(doc, 'hers', said('r', 'I maj.')),
      (doc) => threads.editComment(doc, 'mine', 'c', { body: paragraphs('Hvad så?'), at: 8 }),
      (doc) => threads.resolveThread(doc, 'mine', 'rune', 9),
    )
    const made = madeOf(wrote, 0)
    const here = copyOf(wrote.state)
    expect(leftTexts(made, doAgain(here, made, RUNE)).map(({ text }) => text)).toEqual(['SAG-1'])
    const there = copyOf(wrote.state, ...wrote.updates)
    const all = (doc: Y.Doc) => readThreads(doc).map((one) => [one, readComments(threadOf(doc, one.id)!)])
    expect(all(here)).toEqual(all(there))
  })

  test('[T11] what one may not say any more is offered in its words, once each', () => {
    const wrote = written(
      talking(),
      refused,
      begin('new', 'Hvorfor?'),
      (doc) => threads.reply(doc, 'hers', said('r', 'I maj.')),
      (doc) => threads.editComment(doc, 'mine', 'c', { body: paragraphs('Hvad så?'), at: 8 }),
      (doc) => threads.deleteComment(doc, 'mine', 'c', 9),
    )
    const made = madeOf(wrote, 0)
    const here = copyOf(wrote.state)
    const before = threadsOf(here).toJSON()
    const left = leftTexts(made, doAgain(here, made, { ...RUNE, readersComment: false }))
    expect(left.map(({ text }) => text)).toEqual([
      ...['SAG-1', 'Hvorfor?', 'I maj.', 'Hvad så?'],
      'Sletningen kom ikke med.',
    ])
    expect(threadsOf(here).toJSON()).toEqual(before)
  })

  test('[T11][K11] what was said by a clock that was years ahead is said again, as of now', () => {
    const wrote = written(talking(), (doc) => {
      const comment = { ...said('c', 'Hvorfor?'), at: Date.parse('2099-01-01') }
      threads.beginThread(doc, { id: 'new', item: idOf(doc, 'Et'), field: null, anchor: null, comment })
    })
    const made = madeOf(wrote, 0)
    const here = copyOf(wrote.state)
    const before = serverNow()
    expect(doAgain(here, made, RUNE)).toEqual([])
    const { at } = readThreads(here).find(({ id }) => id === 'new')!
    expect(at >= before && at <= serverNow()).toBe(true)
    expect(readComments(threadOf(here, 'new')!)).toMatchObject([{ author: 'rune', at }])
  })

  test('[T11] so is what was said in a thread, or about an item, that is not there', () => {
    const wrote = written(
      three(),
      (doc) => addItem(doc, { id: 'new', kind: 'item' }),
      (doc) =>
        threads.beginThread(doc, {
          id: 't',
          item: 'new',
          field: null,
          anchor: null,
          comment: said('c', 'Ny?'),
        }),
      begin('refused', 'Afvist'),
      (doc) => threads.reply(doc, 'refused', said('r', 'Svar')),
    )
    const made = madeOf(wrote, 2)
    const left = leftTexts(made, doAgain(copyOf(wrote.state), made, RUNE))
    expect(left.map(({ text }) => text)).toEqual(['', 'Ny?', 'Afvist\nSvar'])
  })
})
