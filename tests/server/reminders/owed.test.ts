import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { reminderMail } from '../../../server/mail/reminderMail.ts'
import { type Owed, readOwed } from '../../../server/reminders/owed.ts'
import type { PersonOfCouncil } from '../../../server/storage/storage.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'
import { HOSTILE_WORDS } from '../../support/hostileWords.ts'
import { faultsInHtml } from '../../support/inertHtml.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

const member = (id: string, change: Partial<PersonOfCouncil> = {}, email: string | null = `${id}@x.dk`) => ({
  ...{
    person: { id, name: `${id} navn`, email },
    role: 'contributor' as const,
    hasSignedIn: true,
    aliases: [],
  },
  ...change,
})

const COUNCIL = [member('vibeke'), member('søren')]

/** Two items of Vibeke's that lack their texts: ids `id2` and `id3`. */
const twoItems = () => agenda().section('A', item('A1').by('vibeke'), item('A2').by('vibeke')).doc()
const ids = ({ people }: Owed) => people.map(({ id, items }) => [id, items.map((one) => one.id)])

describe('[J11] who is reminded of what', () => {
  test('whoever is responsible for something that lacks something; a section and a whole item are nobody’s', () => {
    const doc = agenda().section('A', item('A1').by('vibeke'), item('A2').by('vibeke', 'søren')).doc()
    expect(ids(readOwed(doc, COUNCIL))).toEqual([
      ['vibeke', ['id2', 'id3']],
      ['søren', ['id3']],
    ])
  })

  test('[Y5] who was asked to do something about somebody else’s item owes that alone, with the way to what was said', () => {
    const doc = agenda().item(item('A1').by('vibeke')).doc()
    const comment = { id: 'c', author: 'karen', at: 1, body: paragraphs('Tjek tallene') }
    beginThread(doc, { id: 't', item: 'id1', field: null, anchor: null, task: 'søren', comment })
    const { people } = readOwed(doc, COUNCIL)
    const [vibeke, søren] = people
    expect(vibeke!.items[0]!.missing.map(({ kind }) => kind)).toContain('field')
    expect(vibeke!.items[0]!.missing.at(-1)!.kind).toBe('task')
    expect(søren!.items).toMatchObject([{ id: 'id1', missing: [{ kind: 'task', thread: 't' }] }])
    edits.assign(doc, 'id1', 'søren')
    expect(readOwed(doc, COUNCIL).people[1]!.items).toHaveLength(1)
  })

  test('what has nobody is told apart', () => {
    const { people, unassigned } = readOwed(agenda().item(item('A1')).doc(), COUNCIL)
    expect(people).toEqual([])
    expect(unassigned.map(({ id, missing }) => [id, missing[0]])).toEqual([['id1', { kind: 'responsible' }]])
  })

  test.each([
    ['sent back, whatever it lacks', { is: 'returned', why: 'Kort den af' }, ['id2', 'id3']],
    ['said to be ready, and lacks something', { is: 'ready' }, ['id2', 'id3']],
    ['approved as it is', { is: 'approved' }, ['id3']],
  ] as const)('of one that is %s', (_name, status, expected) => {
    const doc = twoItems()
    edits.setStatus(doc, 'id2', { by: 'karen', at: 1, ...status })
    const owed = readOwed(doc, COUNCIL)
    expect(ids(owed)).toEqual([['vibeke', expected]])
    expect(owed.people[0]!.items[0]!.why).toBe(status.is === 'returned' ? 'Kort den af' : null)
  })

  test('nobody is chased for what is locked', () => {
    const doc = twoItems()
    edits.lockItem(doc, 'id2', { by: 'karen', at: 1, why: '' })
    expect(ids(readOwed(doc, COUNCIL))).toEqual([['vibeke', ['id3']]])
  })

  test('until its own deadline, else the agenda’s; where only files are missing, that for material', () => {
    const doc = twoItems()
    const due = () => readOwed(doc, COUNCIL).people[0]!.items.map((one) => one.due)
    expect(due()).toEqual([null, null])
    edits.setDeadlines(doc, { items: '2024-01-17T12:00', material: '2024-01-19T12:00' })
    edits.setDueAt(doc, 'id3', '2024-01-16T12:00')
    expect(due()).toEqual(['2024-01-17T12:00', '2024-01-16T12:00'])
    const sample = sampleAgenda()
    edits.setDeadlines(sample, { items: '2024-01-17T12:00', material: '2024-01-19T12:00' })
    const lacking = readOwed(sample, []).people.flatMap(({ items }) => items)
    const files = lacking.filter(({ missing }) => missing.every(({ kind }) => kind === 'attachment'))
    expect(new Set(files.map(({ number }) => number))).toEqual(new Set(['2.2', '2.4']))
    expect(files.map((one) => one.due)).toEqual(files.map(() => '2024-01-19T12:00'))
  })
})

test('[J12] who gets no mail is told, and why; a name that is somebody’s is them', () => {
  const people = ['alias', 'name', 'gone', 'reader', 'unknown']
  const doc = agenda()
    .item(item('A1').by(...people))
    .doc()
  const council: PersonOfCouncil[] = [
    member('vibeke', { aliases: [{ id: 'alias', name: 'V. N.' }] }),
    member('name', { role: null }, null),
    member('gone', { role: null }),
    member('reader', { role: 'reader' }),
  ]
  expect(readOwed(doc, council).people.map(({ id, name, cannot }) => [id, name, cannot])).toEqual([
    ['vibeke', 'vibeke navn', null],
    ['name', 'name navn', 'no-address'],
    ['gone', 'gone navn', 'no-member'],
    ['reader', 'reader navn', 'may-not-write'],
    ['unknown', null, 'no-address'],
  ])
})

function mailOf(doc: Y.Doc, change: { language?: Language; by?: string | null; name?: string } = {}) {
  const { facts, people, headingOf } = readOwed(doc, COUNCIL)
  const { language = 'da', by = 'Karen Holm', name = 'Vibeke' } = change
  return reminderMail({
    ...{
      to: { name, email: 'v@x.dk' },
      agenda: { id: 'agenda-1', facts },
      headingOf,
      items: people[0]!.items,
    },
    by: by === null ? null : { name: by, email: 'karen@x.dk' },
    ...{ now: '2024-01-15T09:00', calendar: { saturdayIsWorkday: false } },
    ...{ address: 'https://dagsorden.kommune.dk', language, stopUrl: 'https://dagsorden.kommune.dk/stop' },
  })
}

describe('[J13] the mail', () => {
  const doc = () => {
    const made = twoItems()
    edits.setDeadlines(made, { items: '2024-01-17T12:00', material: null })
    edits.setCaseNumber(made, 'id2', 'SAG-2024-00001')
    edits.setStatus(made, 'id3', { is: 'returned', by: 'karen', at: 1, why: 'Kort den af' })
    return made
  }

  test('says of each item what is missing and until when, and why it was sent back, and leads to the very field', () => {
    const { subject, text } = mailOf(doc()).message('reminder.1', 'Tak!\nKaren')
    expect(subject).toBe('Påmindelse: 2 punkter til It-Arkitekturrådet 24. januar 2024')
    expect(text).toBe(`Goddag Vibeke

Karen Holm minder om, at dette mangler fra dig i dagsordenen for It-Arkitekturrådet 24. januar 2024. Linket ved hvert punkt fører lige til stedet.

Karen Holm skriver:

Tak!
Karen

1.1 A1
Mangler: Baggrund, Indstilling, Sagsfremstilling
Frist: onsdag 17. januar kl. 12 (om 2 hverdage)
https://dagsorden.kommune.dk/agenda/agenda-1#item-id2/background

1.2 A2
Sendt retur: Kort den af
Mangler: sagsnummer, Baggrund, Indstilling, Sagsfremstilling
Frist: onsdag 17. januar kl. 12 (om 2 hverdage)
https://dagsorden.kommune.dk/agenda/agenda-1#item-id3/background

Åbn hele dagsordenen
https://dagsorden.kommune.dk/agenda/agenda-1

Svarer du på mailen, går svaret til Karen Holm. Mailen er sendt af Dagsorden på vegne af rådets sekretariat.
`)
  })

  test('is told in the language of who gets it, and what stands in the agenda is told to be Danish', () => {
    const { subject, text, html } = mailOf(doc(), { language: 'en' }).message('reminder.1', '')
    expect(subject).toBe('Reminder: 2 items for It-Arkitekturrådet 24 January 2024')
    expect(text).toContain('Missing: Baggrund, Indstilling, Sagsfremstilling')
    expect(text).toContain('Deadline: Wednesday 17 January at 12.00 (in 2 working days)')
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<b lang="da">1.1 A1</b>')
  })

  test('by itself says so, and nobody writes in it', () => {
    const { text } = mailOf(doc(), { by: null }).message('reminder.1', 'Tak!')
    expect(text).toContain('Fristen nærmer sig')
    expect(text).toContain('fordi rådet påminder før fristen')
    expect(text).not.toContain('Tak!')
  })

  test('has the same words and links as text and as HTML', () => {
    const { text, html } = mailOf(doc()).message('reminder.1', 'Tak!')
    const read = html!
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<a href="([^"]+)"[^>]*>/g, ' $1 ')
      .replace(/<[^>]+>/g, ' ')
    const words = (all: string) => [...new Set(all.split(/\s+/).filter(Boolean))].sort()
    expect(words(read)).toEqual(words(text))
  })

  test('is what was shown before: around what is added', () => {
    const draft = mailOf(doc())
    expect(draft.message('reminder.1', '').text).toBe(`${draft.before}\n\n${draft.after}\n`)
  })
})

test('[J14] names, titles, reasons and notes are words in it, and nothing else', () => {
  for (const words of HOSTILE_WORDS) {
    const doc = agenda().item(item('A1').by('vibeke')).doc()
    edits.replaceTitle(doc, 'id1', words)
    edits.setFact(doc, 'council', words)
    edits.setStatus(doc, 'id1', { is: 'returned', by: 'karen', at: 1, why: words })
    const { subject, text, html, to } = mailOf(doc, { by: words || 'Karen', name: words }).message(
      'reminder.1',
      words,
    )
    for (const line of [subject, to.name]) expect(line).not.toMatch(/[\r\n\u2028\u202e\0]/)
    expect(text).not.toMatch(/[\u202e\0]/)
    // Without what the mail itself is made of.
    const inner = html!
      .replace(
        /^<!doctype html>\n<html lang="da">\n<head><meta charset="utf-8"><title>[^<]*<\/title><\/head>\n/,
        '',
      )
      .replace(/ style="[^"<>]*"/g, '')
      .replace(/<\/?(?:body|html|b)>/g, '')
    expect([words, faultsInHtml(inner)]).toEqual([words, []])
  }
})
