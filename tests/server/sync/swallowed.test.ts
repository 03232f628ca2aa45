import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fieldExtensions } from '../../../client/editor/extensions.ts'
import { fieldOf, itemOf, titleOf } from '../../../shared/agenda/document.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, item } from '../../support/agenda.ts'
import { settled } from '../../support/handLog.ts'
import { type TestMember, type TestRoom, testRoom } from '../../support/testRoom.ts'

const schema = getSchema(fieldExtensions())
const ONE = 'Kommunen skal handle.'
const TWO = 'To.'
const NEW = 'NYE ORD '

const text = (words: string, ...marks: string[]): Node =>
  schema.text(
    words,
    marks.map((mark) => schema.mark(mark)),
  )
const node = (type: string, ...content: Node[]): Node => schema.node(type, null, content)
const p = (words: string): Node => node('paragraph', ...(words === '' ? [] : [text(words)]))

/** What a colleague makes of the two paragraphs, as the editors' binding writes it. */
const COLLEAGUE: Record<string, () => Node[]> = {
  'makes a list': () => [node('bulletList', node('listItem', p(ONE)), node('listItem', p(TWO)))],
  'makes a heading': () => [schema.node('heading', { level: 2 }, [text(ONE)]), p(TWO)],
  'makes a quote': () => [node('blockquote', p(ONE)), p(TWO)],
  'joins the two': () => [p(ONE + TWO)],
  'deletes the first': () => [p(TWO)],
  'deletes both': () => [p('')],
  splits: () => [p('Kommunen '), p('skal handle.'), p(TWO)],
  'makes it bold': () => [node('paragraph', text(ONE, 'bold')), p(TWO)],
  'deletes a word': () => [p('Kommunen handle.'), p(TWO)],
}

interface Desk {
  doc: Y.Doc
  /** What the last change sent. */
  sent: Uint8Array
}

const fieldIn = (doc: Y.Doc) => fieldOf(itemOf(doc, 'id1')!, 'background')!

function first(): Uint8Array {
  const written = item('AI').field('background', paragraphs(ONE, TWO))
  return Y.encodeStateAsUpdate(agenda().item(written).doc())
}

function desk(state: Uint8Array): Desk {
  const opened: Desk = { doc: new Y.Doc(), sent: new Uint8Array() }
  Y.applyUpdate(opened.doc, state)
  opened.doc.on('update', (update: Uint8Array) => {
    opened.sent = update
  })
  return opened
}

const write = ({ doc }: Desk, nodes: Node[]) =>
  doc.transact(() =>
    updateYFragment(doc, fieldIn(doc), schema.node('doc', null, nodes), {
      mapping: new Map(),
      isOMark: new Map(),
    }),
  )

const textIn = ({ doc }: Desk, paragraph: number) =>
  (fieldIn(doc).get(paragraph) as Y.XmlElement).get(0) as Y.XmlText

const handedBackTo = (member: TestMember) => member.of('handed-back').map(({ words }) => words)

const wordsIn = (room: TestRoom) => {
  const doc = new Y.Doc()
  for (const { bytes } of room.join('reader').ask().of('step-2')) Y.applyUpdate(doc, bytes)
  return fieldIn(doc).toString()
}

describe('what a colleague does to a paragraph while somebody types in it', () => {
  const cases = Object.keys(COLLEAGUE).flatMap((act) =>
    [0, 1].flatMap((where) => [true, false].map((colleagueFirst) => ({ act, where, colleagueFirst }))),
  )

  test.each(cases)(
    '[W1] $act, paragraph $where (colleague first: $colleagueFirst): the words are there, or handed back',
    async ({ act, where, colleagueFirst }) => {
      const state = first()
      const room = testRoom(state, 1)
      const vibeke = room.join('Vibeke').ask().step2()
      const søren = room.join('Søren').ask().step2()
      const [typing, changing] = [desk(state), desk(state)]
      write(changing, COLLEAGUE[act]!())
      textIn(typing, where).insert(where === 1 ? 2 : 14, NEW)
      const sending = [() => søren.write(changing.sent), () => vibeke.write(typing.sent)]
      for (const send of colleagueFirst ? sending : sending.reverse()) send()
      const { entries } = await room.log.commit()
      const isThere = wordsIn(room).includes(NEW)
      const back = { item: 'id1', field: 'background', words: NEW, by: 'Søren' }
      expect(handedBackTo(vibeke)).toMatchObject(isThere ? [] : [back])
      expect(handedBackTo(søren)).toEqual([])
      // In the entry that swallowed them, which is the later of the two.
      const rows = entries.map(({ handedBack }) => handedBack?.length ?? 0)
      expect(rows).toEqual(isThere ? [0, 0] : [0, 1])
    },
  )
})

describe('words that are handed back', () => {
  /** Søren has made the paragraph a heading; Vibeke does not know it yet. */
  function meeting() {
    const state = first()
    const room = testRoom(state, 1)
    const [typing, changing] = [desk(state), desk(state)]
    const vibeke = room.join('Vibeke').ask().step2()
    const søren = room.join('Søren').ask().step2()
    write(changing, COLLEAGUE['makes a heading']!())
    return { state, room, typing, changing, vibeke, søren }
  }

  test('[W4] are told when they are on disk and not before, and again to who connects later', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const plain = room.join('Vibeke', { wantsAcks: false }).ask().step2()
    textIn(typing, 0).insert(0, NEW)
    søren.write(changing.sent)
    vibeke.write(typing.sent)
    await settled()
    const early = room.join('Vibeke')
    expect([handedBackTo(vibeke), handedBackTo(early)]).toEqual([[], []])
    await room.log.commit()
    const [told] = handedBackTo(vibeke)
    expect(told).toMatchObject({ words: NEW, by: 'Søren', at: 0 })
    expect(handedBackTo(early)).toContainEqual(told)
    expect(handedBackTo(room.join('Vibeke'))).toEqual([told])
    expect(handedBackTo(room.join('Søren'))).toEqual([])
    expect(handedBackTo(plain)).toEqual([])
  })

  test('[W5] are one text, in the order in which they were read, however they were typed on', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const line = textIn(typing, 0)
    const sent: Uint8Array[] = []
    const type = (at: number, words: string) => {
      for (const [index, letter] of [...words].entries()) {
        line.insert(at + index, letter)
        sent.push(typing.sent)
      }
    }
    type(0, 'verden')
    type(0, 'Hej ')
    type('Hej'.length, ',')
    søren.write(changing.sent)
    for (const update of sent) vibeke.write(update)
    await room.log.commit()
    const told = handedBackTo(vibeke)
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told.at(-1)!.words).toBe('Hej, verden')
  })

  test.each([true, false])(
    '[W5] are read as they were written where a letter of the text is like one of theirs (known before: %s)',
    async (knownBefore) => {
      const { state, room, vibeke, changing, søren } = meeting()
      const vibekes = desk(state)
      const sent: Uint8Array[] = []
      const before = 'Kommunen '
      const typed = 'meget grundigt og snart '
      for (let length = 1; length <= typed.length; length += 1) {
        write(vibekes, [p(`${before}${typed.slice(0, length)}skal handle.`), p(TWO)])
        sent.push(vibekes.sent)
      }
      const sending = [
        () => søren.write(changing.sent),
        () => sent.forEach((update) => void vibeke.write(update)),
      ]
      for (const send of knownBefore ? sending.reverse() : sending) send()
      await room.log.commit()
      expect(handedBackTo(vibeke).at(-1)!.words).toBe(typed)
    },
  )

  test('[W5] hold nothing of what their author deleted again in the same message', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const line = textIn(typing, 0)
    line.insert(0, 'nye xfejl ord ')
    line.delete('nye '.length, 'xfejl '.length)
    søren.write(changing.sent)
    vibeke.write(Y.encodeStateAsUpdate(typing.doc))
    await room.log.commit()
    expect(handedBackTo(vibeke).at(-1)!.words).toBe('nye ord ')
  })

  test('[W5] lose what their author deletes of them before the news has come, sent one by one', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const line = textIn(typing, 0)
    const sent: Uint8Array[] = []
    const did = (change: () => void) => {
      change()
      sent.push(typing.sent)
    }
    for (const [index, letter] of [...'nye xx'].entries()) did(() => line.insert(index, letter))
    did(() => line.delete(5, 1))
    did(() => line.delete(4, 1))
    for (const [index, letter] of [...'ord '].entries()) did(() => line.insert(4 + index, letter))
    søren.write(changing.sent)
    for (const update of sent) vibeke.write(update)
    await room.log.commit()
    expect(handedBackTo(vibeke).at(-1)!.words).toBe('nye ord ')
    // A new connection names everything that is gone: that takes nothing away.
    Y.applyUpdate(typing.doc, changing.sent)
    const tab = room.join('Vibeke').ask().step2(Y.encodeStateAsUpdate(typing.doc))
    tab.write(Y.encodeStateAsUpdate(typing.doc))
    expect(handedBackTo(tab).map(({ words }) => words)).toEqual(['nye ord '])
    vibeke.write(typing.sent)
    expect(handedBackTo(vibeke).at(-1)!.words).toBe('nye ord ')
  })

  test('[W5] of which their author deleted all are nothing to hand back', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const line = textIn(typing, 0)
    line.insert(0, 'fejl')
    const typed = typing.sent
    line.delete(0, 'fejl'.length)
    const deleted = typing.sent
    søren.write(changing.sent)
    vibeke.write(typed)
    await room.log.commit()
    expect(handedBackTo(vibeke).at(-1)!.words).toBe('fejl')
    vibeke.write(deleted)
    const { entries, handedBack } = await room.log.commit()
    expect(entries).toEqual([])
    expect(handedBack?.[0]?.handedBack).toMatchObject([{ words: '', done: 'dismissed' }])
    expect(handedBackTo(vibeke).at(-1)).toMatchObject({ words: '', done: 'dismissed' })
    expect(handedBackTo(room.join('Vibeke'))).toEqual([])
  })

  test('[W6] that are done are told to their author’s other tabs, and to nobody who comes later', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    textIn(typing, 0).insert(0, NEW)
    søren.write(changing.sent)
    vibeke.write(typing.sent)
    const { entries } = await room.log.commit()
    room.room.finishHandedBack({ ...entries[1]!.handedBack![0]!, done: 'put-in' })
    expect(handedBackTo(vibeke).at(-1)).toMatchObject({ words: NEW, done: 'put-in' })
    expect(handedBackTo(room.join('Vibeke'))).toEqual([])
  })

  test('[W7] know their place and who took it away, also when the room was unloaded meanwhile', async () => {
    const { room, typing, changing, søren } = meeting()
    søren.write(changing.sent)
    const { entries } = await room.log.commit()
    const disk = new Y.Doc()
    for (const { bytes } of room.join('reader').ask().of('step-2')) Y.applyUpdate(disk, bytes)
    const gone = entries[0]!.gone!
    const later = testRoom(Y.encodeStateAsUpdate(disk), 2, { gone })
    const line = textIn(typing, 0)
    line.insert(3, 'X')
    line.insert(4, 'Y')
    const vibeke = later.join('Vibeke').ask().step2(Y.encodeStateAsUpdate(typing.doc))
    await later.log.commit()
    const told = { item: 'id1', field: 'background', words: 'XY', by: 'Søren' }
    expect(handedBackTo(vibeke)).toMatchObject([told])
    const lost = testRoom(Y.encodeStateAsUpdate(disk), 2)
    const again = lost.join('Vibeke').ask().step2(Y.encodeStateAsUpdate(typing.doc))
    await lost.log.commit()
    expect(handedBackTo(again)).toMatchObject([{ item: '', field: '', words: 'XY' }])
  })

  test('[W5] go on being one text when the room was unloaded meanwhile', async () => {
    const { room, typing, changing, vibeke, søren } = meeting()
    const line = textIn(typing, 0)
    søren.write(changing.sent)
    line.insert(0, 'nye ')
    vibeke.write(typing.sent)
    const { entries, bindings } = await room.log.commit()
    const disk = new Y.Doc()
    for (const { bytes } of room.join('reader').ask().of('step-2')) Y.applyUpdate(disk, bytes)
    const stored = {
      bindings,
      handedBack: entries.flatMap(({ handedBack }) => handedBack ?? []),
      gone: entries.flatMap(({ gone }) => gone ?? []),
    }
    const later = testRoom(Y.encodeStateAsUpdate(disk), 3, stored)
    const back = later.join('Vibeke').ask().step2()
    line.insert(4, 'ord ')
    back.write(typing.sent)
    await later.log.commit()
    const [before, after] = handedBackTo(back)
    expect([before!.words, after!.words]).toEqual(['nye ', 'nye ord '])
    expect(after!.id).toBe(before!.id)
  })

  test('[W1] come from a title too, and from a whole text that is replaced', async () => {
    const state = first()
    const room = testRoom(state, 1)
    const [typing, changing] = [desk(state), desk(state)]
    const vibeke = room.join('Vibeke').ask().step2()
    const titleIn = ({ doc }: Desk) => titleOf(itemOf(doc, 'id1')!)!
    changing.doc.transact(() => {
      titleIn(changing).delete(0, 1)
      titleIn(changing).insert(0, [new Y.XmlElement('paragraph')])
    })
    ;((titleIn(typing).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(2, ' og data')
    room.join('Søren').ask().step2().write(changing.sent)
    vibeke.write(typing.sent)
    await room.log.commit()
    expect(handedBackTo(vibeke)).toMatchObject([{ field: 'title', words: ' og data' }])
  })
})

test('[W2] what is sent again, or is known already, is not handed back', async () => {
  const state = first()
  const room = testRoom(state, 1)
  const [typing, changing] = [desk(state), desk(state)]
  textIn(typing, 0).insert(0, NEW)
  const typed = typing.sent
  Y.applyUpdate(changing.doc, typed)
  write(changing, [p(TWO)])
  const vibeke = room.join('Vibeke').ask().step2().write(typed)
  room.join('Søren').ask().step2().write(changing.sent)
  vibeke.write(typed)
  room.join('Vibeke').ask().step2(Y.encodeStateAsUpdate(typing.doc))
  await room.log.commit()
  expect(wordsIn(room)).not.toContain(NEW)
  expect(handedBackTo(vibeke)).toEqual([])
})
