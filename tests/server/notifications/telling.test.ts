/** Who is told of what: from what people do in a document, to who hears of it, and whether it still holds. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Audience, type Listener } from '../../../server/notifications/audience.ts'
import { excerptOf } from '../../../server/notifications/excerpt.ts'
import { Happenings, type Told } from '../../../server/notifications/happenings.ts'
import { fieldOf, itemOf, type PersonId } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { toShared } from '../../../shared/richtext/yText.ts'
import * as threads from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'

const member = (id: string, role: Listener['role'] = 'contributor'): Listener => ({
  ...{ id, name: id, role, sameAs: null },
})

/** `søren-fra-fil` is a name from a file that is Søren; Åse has left; Per gets what is sent out alone. */
const COUNCIL: Listener[] = [
  ...['søren', 'vibeke', 'jakob'].map((id) => member(id)),
  member('karen', 'secretariat'),
  member('lars', 'reader'),
  member('per', 'participant'),
  member('åse', null),
  { ...member('søren-fra-fil', null), sameAs: 'søren' },
]

const mention = (person: PersonId): RichTextNode => ({ type: 'mention', attrs: { person } })
const withMentions = (...people: PersonId[]): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Se her, ' }, ...people.map(mention)] }],
})

/** An agenda whose item `id2` Søren writes, and `id3` Vibeke, as the server follows it. */
class World {
  readonly doc = agenda()
    .section('A', item('Budget').by('søren').field('background', 'Ord.'), item('KOMBIT').by('vibeke'))
    .doc()
  readonly audience = new Audience(COUNCIL)
  readonly #copy = new Y.Doc()
  readonly #happenings: Happenings
  #made = 0

  constructor() {
    Y.applyUpdate(this.#copy, Y.encodeStateAsUpdate(this.doc))
    this.#happenings = new Happenings(this.#copy)
  }

  /** One entry of the log. @returns who is told, and why */
  as(by: PersonId, act: (doc: Y.Doc) => void): string[] {
    return this.told(by, act).map(({ person, reason }) => `${person}: ${reason}`)
  }

  told(by: PersonId, act: (doc: Y.Doc) => void): (Told & { person: PersonId })[] {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => void updates.push(update)
    this.doc.on('update', collect)
    act(this.doc)
    this.doc.off('update', collect)
    const { happenings } = this.#happenings.read(() => Y.applyUpdate(this.#copy, Y.mergeUpdates(updates)))
    return this.audience.told(happenings, by)
  }

  holds(told: Told & { person: PersonId }): boolean {
    return this.#happenings.holds(told, this.audience.idsOf(told.person))
  }

  words(told: Told): string {
    return this.#happenings.words(told, (id) => this.audience.nameOf(id))
  }

  comment(author: PersonId, body: RichText = paragraphs('Skal vi nævne KOMBIT her?')) {
    this.#made += 1
    return { id: `c${this.#made}`, author, at: this.#made, body }
  }

  /** Begins the thread `t`, about the budget. */
  begin(author: PersonId, body?: RichText, task?: PersonId): (doc: Y.Doc) => void {
    const comment = this.comment(author, body)
    const about = { id: 't', item: 'id2', field: 'background', anchor: null, comment }
    return (doc) => threads.beginThread(doc, { ...about, ...(task && { task }) })
  }

  reply(author: PersonId, body?: RichText): (doc: Y.Doc) => void {
    const comment = this.comment(author, body)
    return (doc) => threads.reply(doc, 't', comment)
  }
}

const text = (doc: Y.Doc, id: string, field: string) => fieldOf(itemOf(doc, id)!, field)!
const write = (id: string, field: string, words: RichText) => (doc: Y.Doc) => {
  text(doc, id, field).insert(0, toShared(words.content))
}
const cut = (id: string, field: string) => (doc: Y.Doc) => text(doc, id, field).delete(0, 1)
const returned =
  (at: number, why = 'Mangler økonomi') =>
  (doc: Y.Doc) =>
    edits.setStatus(doc, 'id2', { is: 'returned', by: 'karen', at, why })

interface Case {
  what: string
  before?: (world: World) => void
  by?: PersonId
  act: (world: World) => (doc: Y.Doc) => void
  told: string[]
}

const CASES: Case[] = [
  {
    what: 'a comment on an item is told to who is responsible for it',
    act: (world) => world.begin('jakob'),
    told: ['søren: commented'],
  },
  { what: 'nobody is told of their own', by: 'søren', act: (world) => world.begin('søren'), told: [] },
  {
    what: 'who is mentioned in a comment is told, with who is responsible',
    act: (world) => world.begin('jakob', withMentions('vibeke', 'lars')),
    told: ['vibeke: mentioned', 'lars: mentioned', 'søren: commented'],
  },
  {
    what: 'who is mentioned and responsible is told once, of the mention',
    act: (world) => world.begin('jakob', withMentions('søren')),
    told: ['søren: mentioned'],
  },
  {
    what: 'a name of a file is the person with whom it was joined',
    act: (world) => world.begin('jakob', withMentions('søren-fra-fil')),
    told: ['søren: mentioned'],
  },
  {
    what: 'who has left, who gets only what is sent out, and who is nobody is not told',
    act: (world) => world.begin('jakob', withMentions('åse', 'per', 'ukendt')),
    told: ['søren: commented'],
  },
  {
    what: 'an answer is told to all who wrote before it',
    before: (world) => {
      world.as('lars', world.begin('lars'))
      world.as('karen', world.reply('karen'))
    },
    act: (world) => world.reply('jakob'),
    told: ['lars: replied', 'karen: replied', 'søren: commented'],
  },
  {
    what: 'an answer to who also is responsible is one',
    before: (world) => world.as('søren', world.begin('søren')),
    act: (world) => world.reply('jakob'),
    told: ['søren: replied'],
  },
  {
    what: 'who has the task hears of the answers',
    before: (world) => world.as('karen', world.begin('karen', undefined, 'vibeke')),
    act: (world) => world.reply('jakob'),
    told: ['karen: replied', 'vibeke: replied', 'søren: commented'],
  },
  {
    what: 'a comment that is somebody’s task from the beginning is one thing for them',
    act: (world) => world.begin('jakob', withMentions('søren'), 'søren'),
    told: ['søren: task'],
  },
  {
    what: 'a thread that is made somebody’s task',
    before: (world) => world.as('lars', world.begin('lars')),
    act: () => (doc) => threads.assignThread(doc, 't', 'vibeke'),
    told: ['vibeke: task'],
  },
  {
    what: 'a task that one takes oneself is nobody’s news',
    before: (world) => world.as('lars', world.begin('lars')),
    act: () => (doc) => threads.assignThread(doc, 't', 'jakob'),
    told: [],
  },
  {
    what: 'that a task is done is told to who began the thread',
    before: (world) => world.as('karen', world.begin('karen', undefined, 'jakob')),
    act: () => (doc) => threads.setTaskDone(doc, 't', { by: 'jakob', at: 9 }),
    told: ['karen: resolved'],
  },
  {
    what: 'that a thread is resolved is told to who began it, and to no others',
    before: (world) => {
      world.as('karen', world.begin('karen'))
      world.as('lars', world.reply('lars'))
    },
    act: () => (doc) => threads.resolveThread(doc, 't', 'jakob', 9),
    told: ['karen: resolved'],
  },
  {
    what: 'an edited comment is told to who is mentioned anew alone',
    before: (world) => world.as('jakob', world.begin('jakob', withMentions('lars'))),
    act: () => (doc) => threads.editComment(doc, 't', 'c1', { body: withMentions('lars', 'vibeke'), at: 9 }),
    told: ['vibeke: mentioned'],
  },
  {
    what: 'what is deleted or reopened is nobody’s news',
    before: (world) => {
      world.as('lars', world.begin('lars'))
      world.as('jakob', (doc) => threads.resolveThread(doc, 't', 'jakob', 9))
    },
    act: () => (doc) => {
      threads.reopenThread(doc, 't')
      threads.deleteThread(doc, 't', 10)
      edits.deleteItem(doc, 'id3', 11)
    },
    told: [],
  },
  {
    what: 'who is mentioned in a text of an item',
    act: () => write('id2', 'background', withMentions('vibeke', 'lars')),
    told: ['vibeke: mentioned', 'lars: mentioned'],
  },
  {
    what: 'who is mentioned once more in the same item',
    before: (world) => world.as('karen', write('id2', 'background', withMentions('vibeke'))),
    act: () => write('id2', 'presentation', withMentions('vibeke')),
    told: ['vibeke: mentioned'],
  },
  {
    what: 'words around a mention are nobody’s news',
    before: (world) => world.as('karen', write('id2', 'background', withMentions('vibeke'))),
    act: () => write('id2', 'background', paragraphs('Nye ord.')),
    told: [],
  },
  {
    what: 'what was sent back is told to who is responsible',
    by: 'karen',
    act: () => returned(5),
    told: ['søren: sent-back'],
  },
  {
    what: 'who is made responsible',
    by: 'karen',
    act: () => (doc) => {
      edits.assign(doc, 'id2', 'vibeke')
      edits.assign(doc, 'id2', 'karen')
    },
    told: ['vibeke: responsible'],
  },
  {
    what: 'who is responsible for a new item',
    by: 'karen',
    act: () => (doc) => {
      const title = paragraphs('Nyt')
      edits.addItem(doc, { id: 'new', kind: 'item', title, fields: {} })
      edits.assign(doc, 'new', 'vibeke')
    },
    told: ['vibeke: responsible'],
  },
  {
    what: 'letters, titles and moves are nobody’s news',
    act: () => (doc) => {
      edits.replaceTitle(doc, 'id2', 'Budget 2025')
      edits.replaceField(doc, 'id2', 'background', paragraphs('Andre ord.'))
      edits.setPresenter(doc, 'id2', 'Vibeke')
      edits.moveItem(doc, 'id3', { parent: null, index: 0 })
    },
    told: [],
  },
]

test.each(CASES)('[O1] $what', ({ before, by = 'jakob', act, told }) => {
  const world = new World()
  before?.(world)
  expect(world.as(by, act(world)).sort()).toEqual(told.sort())
})

describe('what was told, and does not hold any more', () => {
  const only = (told: (Told & { person: PersonId })[], reason: Told['reason']) => {
    const found = told.filter((one) => one.reason === reason)
    expect(found).toHaveLength(1)
    return found[0]!
  }

  test('[O4] a comment, a thread or an item that is deleted takes along what was told of it, and brings it back', () => {
    const world = new World()
    const told = only(world.told('jakob', world.begin('jakob', withMentions('vibeke'))), 'mentioned')
    expect([world.holds(told), world.words(told)]).toEqual([true, 'Se her, @vibeke'])
    const pairs: [(doc: Y.Doc) => void, (doc: Y.Doc) => void][] = [
      [(doc) => threads.deleteComment(doc, 't', 'c1', 9), (doc) => threads.restoreComment(doc, 't', 'c1')],
      [(doc) => threads.deleteThread(doc, 't', 9), (doc) => threads.restoreThread(doc, 't')],
      [(doc) => edits.deleteItem(doc, 'id1', 9), (doc) => edits.restoreItem(doc, 'id1')],
    ]
    for (const [away, back] of pairs) {
      world.as('jakob', away)
      expect(world.holds(told)).toBe(false)
      world.as('jakob', back)
      expect(world.holds(told)).toBe(true)
    }
    world.as('jakob', (doc) => threads.editComment(doc, 't', 'c1', { body: paragraphs('Nej.'), at: 9 }))
    expect(world.holds(told)).toBe(false)
  })

  test('[O4] a task that is somebody else’s now, a thread that waits again, an item that is no longer theirs or was sent on', () => {
    const world = new World()
    const task = only(world.told('lars', world.begin('lars', undefined, 'vibeke')), 'task')
    const back = only(world.told('karen', returned(5)), 'sent-back')
    expect(world.words(back)).toBe('Mangler økonomi')
    const resolved = only(
      world.told('jakob', (doc) => threads.resolveThread(doc, 't', 'jakob', 9)),
      'resolved',
    )
    const own = only(
      world.told('karen', (doc) => edits.assign(doc, 'id2', 'vibeke')),
      'responsible',
    )
    const all = () => [task, back, resolved, own].map((one) => world.holds(one))
    expect(all()).toEqual([true, true, true, true])
    world.as('jakob', (doc) => threads.assignThread(doc, 't', 'karen'))
    world.as('søren', (doc) => edits.setStatus(doc, 'id2', { is: 'ready', by: 'søren', at: 6 }))
    world.as('jakob', (doc) => threads.reopenThread(doc, 't'))
    world.as('karen', (doc) => edits.unassign(doc, 'id2', 'vibeke'))
    expect(all()).toEqual([false, false, false, false])
    // Sent back once more is another thing.
    world.as('karen', returned(7))
    expect(world.holds(back)).toBe(false)
  })

  test('[O5] a mention that is taken out and put in again, there or in another text of the item, is the same one', () => {
    const world = new World()
    const [first] = world.told('jakob', write('id2', 'background', withMentions('vibeke')))
    world.as('jakob', cut('id2', 'background'))
    expect(world.holds(first!)).toBe(false)
    const [again] = world.told('jakob', write('id2', 'presentation', withMentions('vibeke')))
    expect(again).toEqual({ ...first, place: { ...first!.place, field: 'presentation' } })
    expect(world.holds(first!)).toBe(true)
    // Moved in one step.
    const moved = world.told('jakob', (doc) =>
      doc.transact(() => {
        write('id2', 'background', withMentions('vibeke'))(doc)
        cut('id2', 'presentation')(doc)
      }),
    )
    expect(moved).toEqual([])
    expect(world.holds(first!)).toBe(true)
  })
})

test('an excerpt is one line, and ends at a word', () => {
  const excerpt = excerptOf(`Linje et\n${'ord '.repeat(80)}slut`)
  expect(excerpt.startsWith('Linje et ord ord')).toBe(true)
  expect(excerpt.endsWith('ord …')).toBe(true)
  expect(excerpt.length).toBeLessThan(203)
  expect(excerptOf('a'.repeat(500)).length).toBeLessThan(203)
  expect(excerptOf(' to\nlinjer ')).toBe('to linjer')
})
