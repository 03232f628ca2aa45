/** Who may do what with comments: by examples, by laws that hold for everybody and every moment, and as the page asks. */
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { type AgendaState, agendaOf } from '../../../shared/agenda/document.ts'
import { deleteItem, setStatus } from '../../../shared/agenda/edits.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import type { Moment, ThreadMoment } from '../../../shared/rights/moment.ts'
import { isInThread, PLACE_NAMES, type PlaceName } from '../../../shared/rights/placeNames.ts'
import { AHEAD_MS, OLDEST_TIME_MS, type Operation } from '../../../shared/rights/table.ts'
import { type Asker, type Denial, type Wish, whyNot } from '../../../shared/rights/whyNot.ts'
import { type CommentDeed, whyNotComment } from '../../../shared/rights/whyNotComment.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const NOW = 1_700_000_000_000
const OPERATIONS: readonly Operation[] = ['create', 'replace', 'restore', 'delete', 'write', 'tidy']
const PLACES = PLACE_NAMES.filter(isInThread)

const asker = (role: Role, more: Partial<Asker> = {}): Asker => ({ role, ids: ['me'], ...more })

interface Is {
  thread?: Partial<ThreadMoment>
  isResponsible?: boolean
  agenda?: AgendaState
}

/** In a thread of Ida's, that is her task. */
const moment = ({ thread, isResponsible = false, agenda: state = 'drafting' }: Is = {}): Moment => ({
  agenda: state,
  item: { isResponsible, status: 'approved', isLocked: true },
  thread: { isAuthor: false, assignee: 'ida', isAnswered: false, ...thread },
  now: NOW,
})

const BOTH = [false, true]
const MOMENTS: readonly Moment[] = (['drafting', 'sent', 'minutes'] as const).flatMap((state) =>
  BOTH.flatMap((isResponsible) =>
    BOTH.flatMap((isAuthor) =>
      BOTH.flatMap((isAnswered) =>
        ['me', 'ida', null].map((assignee) =>
          moment({ thread: { isAuthor, isAnswered, assignee }, isResponsible, agenda: state }),
        ),
      ),
    ),
  ),
)

function valuesFor(place: PlaceName): readonly unknown[] {
  const byAndAt = ['me', 'ida'].map((by) => ({ by, at: NOW }))
  if (place === 'thread.resolved') return [...byAndAt, null]
  if (place === 'thread.task')
    return [null, ...['me', 'ida'].flatMap((person) => [null, ...byAndAt].map((done) => ({ person, done })))]
  return place.endsWith('uthor') ? ['me', 'ida'] : [NOW, null]
}

const WISHES: readonly Wish[] = PLACES.flatMap((place) =>
  OPERATIONS.flatMap((operation) =>
    BOTH.flatMap((isNew) => valuesFor(place).map((value) => ({ place, operation, value, isNew }))),
  ),
)

const sets = (place: PlaceName, value: unknown): Wish => ({ place, operation: 'replace', value })
const brings = (place: PlaceName, value: unknown): Wish => ({
  place,
  operation: 'create',
  value,
  isNew: true,
})

describe('an example:', () => {
  type Example = [what: string, role: Role, wish: Wish, at: Moment, answer: Denial | null]
  const begins: Wish = { place: 'thread', operation: 'create' }
  const own = { thread: { isAuthor: true } }
  const resolves = sets('thread.resolved', { by: 'me', at: NOW })
  const examples: Example[] = [
    ['[T2] a reader begins a thread', 'reader', begins, moment(), null],
    ['[T2] a reader answers', 'reader', { place: 'comment', operation: 'create' }, moment(), null],
    ['[T2] a participant says nothing', 'participant', begins, moment(), 'not-allowed'],
    [
      '[T2] about an item that is not there',
      'reader',
      brings('thread.item', 'x'),
      { ...moment(), item: null },
      'not-allowed',
    ],
    ['[T3] in a colleague’s name', 'secretariat', brings('comment.author', 'ida'), moment(), 'not-allowed'],
    ['[T3] a minute ahead of the clock', 'reader', brings('comment.at', NOW + AHEAD_MS), moment(), null],
    ['[T3] from tomorrow', 'reader', brings('comment.at', NOW + AHEAD_MS + 1), moment(), 'not-allowed'],
    [
      '[T3] from ninety days without a network',
      'reader',
      brings('thread.at', NOW - OLDEST_TIME_MS),
      moment(),
      null,
    ],
    ['[T3] from last year', 'reader', brings('thread.at', NOW - OLDEST_TIME_MS - 1), moment(), 'not-allowed'],
    ['[T3] changed last year', 'reader', sets('comment.editedAt', 0), moment(own), 'not-allowed'],
    ['[T4] one’s own words are changed', 'reader', sets('comment.body', paragraphs('x')), moment(own), null],
    [
      '[T4] a colleague’s are not, by the secretariat neither',
      'secretariat',
      sets('comment.body', paragraphs('x')),
      moment(),
      'not-allowed',
    ],
    [
      '[T4] a colleague’s comment is deleted by the secretariat',
      'secretariat',
      sets('comment.deletedAt', NOW),
      moment(),
      null,
    ],
    [
      '[T4] and by nobody else',
      'contributor',
      sets('comment.deletedAt', NOW),
      moment({ isResponsible: true }),
      'not-allowed',
    ],
    ['[T4] one’s own thread is deleted', 'reader', sets('thread.deletedAt', NOW), moment(own), null],
    [
      '[T4] not with what others have answered',
      'reader',
      sets('thread.deletedAt', NOW),
      moment({ thread: { isAuthor: true, isAnswered: true } }),
      'not-allowed',
    ],
    [
      '[T4] that takes the secretariat',
      'secretariat',
      sets('thread.deletedAt', NOW),
      moment({ thread: { isAuthor: true, isAnswered: true } }),
      null,
    ],
    [
      '[T4] an answer that came meanwhile keeps nobody from bringing it back',
      'reader',
      sets('thread.deletedAt', null),
      moment({ thread: { isAuthor: true, isAnswered: true } }),
      null,
    ],
    ['[T5] the secretariat resolves', 'secretariat', resolves, moment(), null],
    ['[T5] so does whose item it is', 'contributor', resolves, moment({ isResponsible: true }), null],
    [
      '[T5] not who stands there and only reads',
      'reader',
      resolves,
      moment({ isResponsible: true }),
      'not-allowed',
    ],
    ['[T5] so does who began it', 'reader', resolves, moment(own), null],
    ['[T5] so does whose task it is', 'reader', resolves, moment({ thread: { assignee: 'me' } }), null],
    ['[T5] another contributor does not', 'contributor', resolves, moment(), 'not-allowed'],
    [
      '[T5] nobody in a colleague’s name',
      'secretariat',
      sets('thread.resolved', { by: 'ida', at: NOW }),
      moment(),
      'not-allowed',
    ],
    [
      '[T5] what a colleague resolved is opened again',
      'contributor',
      sets('thread.resolved', null),
      moment({ isResponsible: true }),
      null,
    ],
    [
      '[T5] the responsible give it to somebody',
      'contributor',
      sets('thread.task', { person: 'bo', done: null }),
      moment({ isResponsible: true }),
      null,
    ],
    [
      '[T5] whose task it is has done it',
      'reader',
      sets('thread.task', { person: 'me', done: { by: 'me', at: NOW } }),
      moment({ thread: { assignee: 'me' } }),
      null,
    ],
    [
      '[T5] and is to do it after all',
      'reader',
      sets('thread.task', { person: 'me', done: null }),
      moment({ thread: { assignee: 'me' } }),
      null,
    ],
    [
      '[T5] but does not hand it on',
      'reader',
      sets('thread.task', { person: 'bo', done: null }),
      moment({ thread: { assignee: 'me' } }),
      'not-allowed',
    ],
    [
      '[T5] nor get rid of it',
      'reader',
      sets('thread.task', null),
      moment({ thread: { assignee: 'me' } }),
      'not-allowed',
    ],
    [
      '[T5] nobody has done it for a colleague, in the colleague’s name',
      'secretariat',
      sets('thread.task', { person: 'ida', done: { by: 'ida', at: NOW } }),
      moment(),
      'not-allowed',
    ],
    [
      '[T6] what it is about does not change',
      'secretariat',
      sets('thread.item', 'another'),
      moment(own),
      'not-allowed',
    ],
    ['[T6] nor who said it', 'secretariat', sets('comment.author', 'me'), moment(own), 'not-allowed'],
    [
      '[T6] a thread is taken out by nobody',
      'secretariat',
      { place: 'thread', operation: 'delete' },
      moment(own),
      'not-allowed',
    ],
    [
      '[T6] nor another put in its place',
      'secretariat',
      { place: 'thread', operation: 'replace' },
      moment(own),
      'not-allowed',
    ],
    ['[T8] once it is sent nothing is said', 'reader', begins, moment({ agenda: 'sent' }), 'sent'],
    ['[T8] by the secretariat neither', 'secretariat', begins, moment({ agenda: 'sent' }), 'sent'],
  ]
  test.each(examples)('%s', (_what, role, wish, at, answer) => {
    expect(whyNot(asker(role), wish, at)).toBe(answer)
  })

  test('[T9] where the council keeps its readers from it a reader does nothing, with their own threads neither', () => {
    const reader = asker('reader', { readersComment: false })
    const mine = moment({ thread: { isAuthor: true, assignee: 'me' } })
    for (const wish of WISHES) expect(whyNot(reader, wish, mine)).toBe('not-allowed')
    for (const role of ['secretariat', 'contributor'] as const)
      expect(whyNot(asker(role, { readersComment: false }), begins, moment())).toBeNull()
  })
})

describe('for every role, place, operation and moment', () => {
  const may = (role: Role, wish: Wish, at: Moment) => whyNot(asker(role), wish, at) === null

  /** Each wish of somebody at some moment that breaks a law. */
  const breaking = (law: (role: Role, wish: Wish, at: Moment) => boolean) =>
    ROLES.flatMap((role) =>
      MOMENTS.flatMap((at) =>
        WISHES.filter((wish) => !law(role, wish, at)).map((wish) => ({ role, wish, at })),
      ),
    )

  test('[T2] participants say nothing', () => {
    expect(breaking((role, wish, at) => role !== 'participant' || !may(role, wish, at))).toEqual([])
  })

  test('[T5] a contributor may what a reader may, and the secretariat what a contributor may', () => {
    const isLess = (less: Role, more: Role, wish: Wish, at: Moment) =>
      may(more, wish, at) || !may(less, wish, at)
    expect(breaking((_role, wish, at) => isLess('reader', 'contributor', wish, at))).toEqual([])
    expect(breaking((_role, wish, at) => isLess('contributor', 'secretariat', wish, at))).toEqual([])
  })

  test('[T6] nothing is taken out, restored or typed in', () => {
    const puts = (operation: Operation) => operation === 'create' || operation === 'replace'
    expect(breaking((role, wish, at) => puts(wish.operation) || !may(role, wish, at))).toEqual([])
  })

  test('[T8] sending takes everything from everybody, and only that is told', () => {
    const isTold = (role: Role, wish: Wish, at: Moment) => {
      const asDraft = whyNot(asker(role), wish, { ...at, agenda: 'drafting' })
      const expected = asDraft === null && at.agenda !== 'drafting' ? 'sent' : asDraft
      return whyNot(asker(role), wish, at) === expected
    }
    expect(breaking(isTold)).toEqual([])
  })
})

describe('[T10] the page asks the same', () => {
  /** Jakob reads, and has asked; Ida is responsible; Bo is to do it; Vibeke is the secretariat. */
  function meeting(): { doc: Y.Doc; id: string } {
    const doc = agenda().section('Sager', item('AI').by('ida'), item('Sky').by('bo')).doc()
    const comment = { id: 'c', author: 'jakob', at: 1, body: paragraphs('Hvad med KOMBIT?') }
    const id = idOf(doc, 'AI')
    edits.beginThread(doc, { id: 't', item: id, field: null, anchor: null, task: 'bo', comment })
    return { doc, id }
  }
  const PEOPLE: Readonly<Record<string, Asker>> = {
    vibeke: { role: 'secretariat', ids: ['vibeke'] },
    ida: { role: 'contributor', ids: ['ida'] },
    bo: { role: 'contributor', ids: ['name-of-bo', 'bo'] },
    eva: { role: 'contributor', ids: ['eva'] },
    jakob: { role: 'reader', ids: ['jakob'] },
    per: { role: 'participant', ids: ['per'] },
  }
  const whoMay = (doc: Y.Doc, deed: CommentDeed) =>
    Object.keys(PEOPLE).filter((name) => whyNotComment(doc, PEOPLE[name]!, deed) === null)
  const ALL = ['vibeke', 'ida', 'bo', 'eva', 'jakob']

  test('who begins, answers, edits, deletes, resolves, assigns, and does', () => {
    const { doc, id } = meeting()
    const c = { thread: 't', comment: 'c' }
    expect(whoMay(doc, { is: 'begin', item: id })).toEqual(ALL)
    expect(whoMay(doc, { is: 'begin', item: 'nowhere' })).toEqual([])
    expect(whoMay(doc, { is: 'reply', thread: 't' })).toEqual(ALL)
    expect(whoMay(doc, { is: 'edit', ...c })).toEqual(['jakob'])
    expect(whoMay(doc, { is: 'delete', ...c })).toEqual(['vibeke', 'jakob'])
    expect(whoMay(doc, { is: 'delete-thread', thread: 't' })).toEqual(['vibeke', 'jakob'])
    expect(whoMay(doc, { is: 'resolve', thread: 't' })).toEqual(['vibeke', 'ida', 'bo', 'jakob'])
    expect(whoMay(doc, { is: 'assign', thread: 't' })).toEqual(['vibeke', 'ida', 'jakob'])
    expect(whoMay(doc, { is: 'do-task', thread: 't' })).toEqual(['vibeke', 'ida', 'bo', 'jakob'])
  })

  test('an answer keeps the author from deleting all of it, until that is deleted too', () => {
    const { doc } = meeting()
    const deed = { is: 'delete-thread', thread: 't' } as const
    edits.reply(doc, 't', { id: 'own', author: 'jakob', at: 2, body: paragraphs('Og hvornår?') })
    expect(whoMay(doc, deed)).toEqual(['vibeke', 'jakob'])
    edits.reply(doc, 't', { id: 'answer', author: 'ida', at: 3, body: paragraphs('I maj.') })
    expect(whoMay(doc, deed)).toEqual(['vibeke'])
    expect(whoMay(doc, { is: 'restore-thread', thread: 't' })).toEqual(['vibeke', 'jakob'])
    edits.deleteComment(doc, 't', 'answer', 4)
    expect(whoMay(doc, deed)).toEqual(['vibeke', 'jakob'])
  })

  test('neither a status nor a lock keeps anybody from it; a deleted item is commented on; sending ends it', () => {
    const { doc, id } = meeting()
    setStatus(doc, id, { is: 'approved', by: 'vibeke', at: 1 })
    deleteItem(doc, id, 2)
    expect(whoMay(doc, { is: 'begin', item: id })).toEqual(ALL)
    agendaOf(doc).set('state', 'sent')
    expect(whyNotComment(doc, PEOPLE.vibeke!, { is: 'begin', item: id })).toBe('sent')
    expect(whyNotComment(doc, PEOPLE.per!, { is: 'begin', item: id })).toBe('not-allowed')
  })
})
