import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemOf, readAttachments } from '../../../shared/agenda/document.ts'
import {
  assign,
  deleteAttachment,
  deleteItem,
  replaceField,
  setFile,
  setWithoutText,
} from '../../../shared/agenda/edits.ts'
import { nodesIn } from '../../../shared/agenda/references.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { type Paper, type PaperItem, REFERENCE } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item, section } from '../../support/agenda.ts'
import { countedWords } from '../../support/importedWords.ts'
import { DRAFT, ODD_AGENDAS, VERSION } from '../../support/oddAgendas.ts'
import { textsOnPaper } from '../../support/paperTexts.ts'

const JOINED: Readonly<Record<string, string>> = {
  vn: 'Vibeke Normann',
  vibeke: 'Vibeke Normann',
  lene: 'Lene Å',
}

/** Two ids of one person are joined; the others are called by their ids. */
function paper(doc: Y.Doc, wishes: Partial<Parameters<typeof paperOf>[1]> = {}): Paper {
  const written = paperOf(doc, {
    ...{ agenda: 'a', edition: DRAFT, look: DEFAULT_LOOK },
    nameOf: (person) => JOINED[person] ?? null,
    namesOf: (people) => [...new Set(people.map((person) => JOINED[person] ?? person))].sort(),
    ...wishes,
  })
  if (written === null) throw new Error('no such item')
  return written
}

const allOf = (items: readonly PaperItem[]): PaperItem[] =>
  items.flatMap((one) => [one, ...allOf(one.children)])
const called = (of: Paper, title: string) => allOf(of.items).find((one) => one.title === title)!
const fieldsOf = ({ fields }: PaperItem) =>
  fields.map(
    ({ heading, text, isPlaceholder }) => `${isPlaceholder ? '(' : ''}${heading}: ${plainText(text)}`,
  )
const line = (...content: RichTextNode[]): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
})
const toItem = (id: string): RichTextNode => ({ type: 'itemRef', attrs: { item: id } })

const made = () =>
  agenda()
    .motto('Et åbent marked.')
    .section(
      'Drøftelse',
      item('AI').by('vibeke').field('background', 'Ord.').field('decision', 'Hemmeligt.').with(item('Bud')),
      item('Data').field('recommendation', 'Her skrives indstillingen'),
    )
    .doc()

test('[Z35] a paper holds the facts, the motto and every item with its number', () => {
  const { council, title, startsAt, endsAt, place, motto, items, isPart } = paper(made())
  expect([council, title, startsAt, endsAt, place, isPart]).toEqual([
    ...[
      'It-Arkitekturrådet',
      'Dagsorden 2024',
      '2024-01-24T10:00',
      '2024-01-24T14:00',
      'KL. lokale 2-01',
      false,
    ],
  ])
  expect(plainText(motto)).toBe('Et åbent marked.')
  expect(allOf(items).map(({ number, depth, title }) => `${depth} ${number} ${title}`)).toEqual([
    ...['0 1 Drøftelse', '1 1.1 AI', '2 1.1.1 Bud', '1 1.2 Data'],
  ])
})

test('[Z35] a hidden field is not printed, whatever stands in it; a section has none', () => {
  const on = paper(made(), { edition: VERSION })
  expect(fieldsOf(called(on, 'AI'))).toEqual(['Baggrund: Ord.'])
  expect(called(on, 'Drøftelse').fields).toEqual([])
})

test('[Z36] an empty field stands in a draft as the template asks for it', () => {
  expect(fieldsOf(called(paper(made()), 'AI'))).toEqual([
    ...['Baggrund: Ord.', '(Indstilling: Her skrives indstillingen'],
    '(Sagsfremstilling: Her skrives sagsfremstillingen',
  ])
})

test('[Z36] in a version an empty field is left out, also where the placeholder was typed', () => {
  expect(fieldsOf(called(paper(made(), { edition: VERSION }), 'Data'))).toEqual([])
})

test('[Z36] of an item without text nothing is asked; what is written in it is printed', () => {
  const doc = made()
  for (const title of ['AI', 'Data']) setWithoutText(doc, idOf(doc, title), true)
  expect(fieldsOf(called(paper(doc), 'Data'))).toEqual([])
  expect(fieldsOf(called(paper(doc), 'AI'))).toEqual(['Baggrund: Ord.'])
})

test('[Z36] signs alone are read as they stand', () => {
  const doc = made()
  replaceField(doc, idOf(doc, 'Data'), 'background', paragraphs('–'))
  expect(fieldsOf(called(paper(doc, { edition: VERSION }), 'Data'))).toEqual(['Baggrund: –'])
})

test('[Z35] whoever has several names stands once; a field without a placeholder is empty', () => {
  const [background, ...others] = FIRST_COUNCIL_TEMPLATE
  const doc = agenda()
    .fields({ ...background!, placeholder: '' }, ...others)
    .item(item('AI').by('vibeke', 'vn', 'lene'))
    .doc()
  const [ai] = paper(doc).items
  expect(ai!.responsibles).toEqual(['Lene Å', 'Vibeke Normann'])
  expect(fieldsOf(ai!)[0]).toBe('(Baggrund: ')
})

test('[Z35] what has no title or no name is called so', () => {
  const doc = agenda().item(item('').attachments(' ')).doc()
  const [one] = paper(doc).items
  expect([one!.title, one!.attachments[0]!.name]).toEqual(['Uden titel', 'Bilag uden navn'])
})

test('[Z35] an attachment is printed with what its file is, and nothing of who gave it', () => {
  const doc = agenda()
    .item(item('AI').attachments('Notat.pdf', 'Væk.pdf', 'Ventes.pdf'))
    .doc()
  const id = idOf(doc, 'AI')
  const [notat, gone] = readAttachments(itemOf(doc, id)!)
  setFile(doc, id, notat!.id, { hash: 'h', bytes: 7, type: 'application/pdf', by: 'vibeke', at: 1 })
  deleteAttachment(doc, id, gone!.id, 1)
  expect(paper(doc).items[0]!.attachments.map(({ name, file }) => [name, file])).toEqual([
    ['Notat.pdf', { hash: 'h', bytes: 7, type: 'application/pdf' }],
    ['Ventes.pdf', null],
  ])
})

const referencesIn = (of: Paper) =>
  allOf(of.items).flatMap(({ fields }) =>
    fields.flatMap(({ text }) =>
      [...nodesIn(text.content)].flatMap(({ type, attrs }) =>
        type === REFERENCE ? [[attrs?.words, attrs?.to]] : [],
      ),
    ),
  )

test('[Z37] a reference leads to what stands on the paper, and is called as it is called now', () => {
  const doc = made()
  const [ai, data, bud] = ['AI', 'Data', 'Bud'].map((title) => idOf(doc, title))
  const mention: RichTextNode = { type: 'mention', attrs: { person: 'vn' }, marks: [{ type: 'bold' }] }
  replaceField(doc, ai!, 'background', line(toItem(data!), toItem(bud!), mention, toItem('ingen')))
  const leads = [
    ['punkt 1.2', { item: data }],
    ['punkt 1.1.1', { item: bud }],
    ['@Vibeke Normann', null],
    ['(slettet sag)', null],
  ]
  expect(referencesIn(paper(doc))).toEqual(leads)
  deleteItem(doc, data!, 1)
  expect(referencesIn(paper(doc))[0]).toEqual(['(slettet sag)', null])
})

test('[Z38] one item goes out with what is under it, alone at the top', () => {
  const doc = made()
  const ai = idOf(doc, 'AI')
  replaceField(doc, ai, 'background', line(toItem(idOf(doc, 'Data')), toItem(idOf(doc, 'Bud'))))
  const part = paper(doc, { item: ai })
  expect(allOf(part.items).map(({ number, depth }) => `${depth} ${number}`)).toEqual(['0 1.1', '1 1.1.1'])
  expect([part.isPart, part.motto.content]).toEqual([true, []])
  expect(referencesIn(part)).toEqual([
    ['punkt 1.2', null],
    ['punkt 1.1.1', { item: idOf(doc, 'Bud') }],
  ])
})

test('[Z38] there is no paper of an item that is deleted or was never there', () => {
  const doc = made()
  deleteItem(doc, idOf(doc, 'Data'), 1)
  const of = (id: string) => () => paper(doc, { item: id })
  for (const id of [idOf(doc, 'Data'), 'ingen']) expect(of(id)).toThrow('no such item')
})

// ── Random agendas ───────────────────────────────────────────────────────────────────────────────────────────────────

interface Plan {
  isSection: boolean
  isDeleted: boolean
  isAsked: boolean
  written: string[]
  /** Which node its text refers to, by its place in the plan. */
  refersTo: number
  children: Plan[]
}

const planOf = (levels: number): fc.Arbitrary<Plan> =>
  fc.record({
    ...{ isSection: fc.boolean(), isDeleted: fc.boolean(), isAsked: fc.boolean() },
    written: fc.subarray(['background', 'decision', 'presentation']),
    refersTo: fc.nat({ max: 12 }),
    children: levels === 0 ? fc.constant([]) : fc.array(planOf(levels - 1), { maxLength: 3 }),
  })

/** Every text in it is a word of its own. */
function grown(plans: readonly Plan[]) {
  let made = 0
  const all: { title: string; plan: Plan; isGone: boolean }[] = []
  const grow = (one: Plan, above: boolean): ReturnType<typeof item> => {
    const title = `t${made++}`
    const isGone = above || one.isDeleted
    all.push({ title, plan: one, isGone })
    const words = one.isSection ? [] : one.written
    return words
      .reduce((node, key) => node.field(key, `${key}${title}`), one.isSection ? section(title) : item(title))
      .with(...one.children.map((child) => grow(child, isGone)))
  }
  const doc = plans.reduce((whole, one) => whole.item(grow(one, false)), agenda()).doc()
  for (const { title, plan: one } of all) {
    if (!one.isAsked) setWithoutText(doc, idOf(doc, title), true)
    if (!one.isSection) assign(doc, idOf(doc, title), `p${title}`)
    const target = all[one.refersTo]
    if (!one.isSection && target !== undefined)
      replaceField(doc, idOf(doc, title), 'recommendation', line(toItem(idOf(doc, target.title))))
  }
  for (const { title, plan: one, isGone } of [...all].reverse())
    if (one.isDeleted && itemOf(doc, idOf(doc, title))?.get('deletedAt') === undefined)
      deleteItem(doc, idOf(doc, title), isGone ? 1 : 2)
  return { doc, all }
}

test('[Z35][Z36][Z37] of random agendas everything living is printed once, nothing else, and every reference leads', () => {
  fc.assert(
    fc.property(fc.array(planOf(2), { maxLength: 4 }), fc.constantFrom(DRAFT, VERSION), (plans, edition) => {
      const { doc, all } = grown(plans)
      const on = paper(doc, { edition })
      const words = countedWords(textsOnPaper(on))
      for (const { title, plan: one, isGone } of all) {
        expect([title, words.get(title) ?? 0]).toEqual([title, isGone ? 0 : 1])
        for (const key of ['background', 'presentation'])
          expect(words.get(`${key}${title}`) ?? 0).toBe(
            !isGone && !one.isSection && one.written.includes(key) ? 1 : 0,
          )
        expect(words.get(`decision${title}`)).toBeUndefined()
        expect(words.get(`p${title}`) ?? 0).toBe(isGone || one.isSection ? 0 : 1)
      }
      const ids = new Set(allOf(on.items).map(({ id }) => id))
      for (const [called, to] of referencesIn(on))
        if (to === null) expect(called).toMatch(/^\(slettet/)
        else expect(ids.has((to as { item: string }).item)).toBe(true)
      if (edition === VERSION) expect([...words.keys()].filter((word) => word === 'skrives')).toEqual([])
      expect(paper(doc, { edition })).toEqual(on)
    }),
    { numRuns: 60 },
  )
})

test.each(Object.keys(ODD_AGENDAS))('[Z35] the paper of «%s» is plain data that a file can keep', (name) => {
  const doc = ODD_AGENDAS[name]!()
  const before = Y.encodeStateAsUpdate(doc)
  const on = paper(doc)
  expect(JSON.parse(JSON.stringify(on))).toEqual(on)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})
