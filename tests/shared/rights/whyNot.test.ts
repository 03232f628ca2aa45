/** The decision on rights: by examples, and by laws that hold for every role, place, operation and moment. */
import { describe, expect, test } from 'vitest'
import type { AgendaState, StatusName } from '../../../shared/agenda/document.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import type { Moment } from '../../../shared/rights/moment.ts'
import { isInThread, PLACE_NAMES, type PlaceName } from '../../../shared/rights/placeNames.ts'
import type { Operation } from '../../../shared/rights/table.ts'
import { type Asker, type Denial, type Wish, whyNot } from '../../../shared/rights/whyNot.ts'

const AGENDA_STATES: readonly AgendaState[] = ['drafting', 'sent', 'minutes']
const STATUSES: readonly StatusName[] = ['drafting', 'returned', 'ready', 'approved']
const OPERATIONS: readonly Operation[] = ['create', 'replace', 'restore', 'delete', 'write', 'tidy']

const asker = (role: Role): Asker => ({ role, ids: ['me'] })
const moment = (
  more: Partial<NonNullable<Moment['item']>> = {},
  agenda: AgendaState = 'drafting',
): Moment => ({
  agenda,
  item: { isResponsible: true, status: 'drafting', isLocked: false, ...more },
  ...{ thread: null, now: null },
})

const MOMENTS: readonly Moment[] = AGENDA_STATES.flatMap((agenda) => [
  { ...moment({}, agenda), item: null },
  ...STATUSES.flatMap((status) =>
    [false, true].flatMap((isLocked) =>
      [false, true].map((isResponsible) => moment({ status, isLocked, isResponsible }, agenda)),
    ),
  ),
])

const valuesFor = (place: PlaceName): readonly unknown[] =>
  place === 'item.status'
    ? STATUSES.flatMap((is) => ['me', 'ida', null].map((by) => ({ is, by, at: 1 })))
    : [null, 'x']

/** Of comments there are other laws (`whyNotInThread.test.ts`). */
const WISHES: readonly Wish[] = PLACE_NAMES.filter((place) => !isInThread(place)).flatMap((place) =>
  OPERATIONS.flatMap((operation) =>
    [false, true].flatMap((isNew) => valuesFor(place).map((value) => ({ place, operation, value, isNew }))),
  ),
)

describe('[G12] an example:', () => {
  type Example = [what: string, role: Role, wish: Wish, at: Moment, answer: Denial | null]
  const typed: Wish = { place: 'item.field', operation: 'write' }
  const status = (is: StatusName, by: string | null = 'me'): Wish => ({
    place: 'item.status',
    operation: 'replace',
    value: { is, by, at: 1 },
  })
  const examples: Example[] = [
    ['the responsible writes in their item', 'contributor', typed, moment(), null],
    ['a colleague does not', 'contributor', typed, moment({ isResponsible: false }), 'not-allowed'],
    ['nor a reader who is named there', 'reader', typed, moment(), 'not-allowed'],
    ['a returned item is written on', 'contributor', typed, moment({ status: 'returned' }), null],
    ['a locked one is not', 'contributor', typed, moment({ isLocked: true }), 'locked'],
    ['nor one that is ready', 'contributor', typed, moment({ status: 'ready' }), 'not-drafting'],
    ['nor one of an agenda that was sent', 'contributor', typed, moment({}, 'sent'), 'sent'],
    [
      'the secretariat writes in all of these',
      'secretariat',
      typed,
      moment({ isLocked: true, status: 'approved' }, 'sent'),
      null,
    ],
    ['«Klar»', 'contributor', status('ready'), moment(), null],
    ['«Klar», pressed by two', 'contributor', status('ready'), moment({ status: 'ready' }), null],
    ['«Åbn igen»', 'contributor', status('drafting'), moment({ status: 'ready' }), null],
    [
      '«Åbn igen» of what is approved',
      'contributor',
      status('drafting'),
      moment({ status: 'approved' }),
      'not-drafting',
    ],
    ['one’s own approval', 'contributor', status('approved'), moment({ status: 'ready' }), 'not-allowed'],
    ['«Klar» in a colleague’s name', 'contributor', status('ready', 'ida'), moment(), 'not-allowed'],
    ['an approval in a colleague’s name', 'secretariat', status('approved', 'ida'), moment(), 'not-allowed'],
    [
      'a lock in a colleague’s name',
      'secretariat',
      { place: 'item.locked', operation: 'create', value: { by: 'ida', at: 1, why: '' } },
      moment(),
      'not-allowed',
    ],
    [
      'to unlock what a colleague locked',
      'secretariat',
      { place: 'item.locked', operation: 'replace', value: null },
      moment(),
      null,
    ],
    ['«Klar» of a locked item', 'contributor', status('ready'), moment({ isLocked: true }), 'locked'],
    [
      'the case number',
      'contributor',
      { place: 'item.caseNumber', operation: 'replace', value: 'SAG-2024-00001' },
      moment(),
      null,
    ],
    [
      'to make oneself responsible',
      'contributor',
      { place: 'item.responsible', operation: 'create', value: true },
      moment({ isResponsible: false }),
      'not-allowed',
    ],
    [
      'to add a colleague',
      'contributor',
      { place: 'item.responsible', operation: 'create', value: true },
      moment(),
      'not-allowed',
    ],
    [
      'to move one’s item',
      'contributor',
      { place: 'item.position', operation: 'replace' },
      moment(),
      'not-allowed',
    ],
    ['to make an attachment', 'contributor', { place: 'attachment', operation: 'create' }, moment(), null],
    [
      'that has no bytes yet',
      'contributor',
      { place: 'attachment.file', operation: 'create', value: null, isNew: true },
      moment(),
      null,
    ],
    [
      'that says it has',
      'contributor',
      { place: 'attachment.file', operation: 'create', value: { hash: 'x' }, isNew: true },
      moment(),
      'not-allowed',
    ],
    [
      'to take an attachment out',
      'secretariat',
      { place: 'attachment', operation: 'delete' },
      moment(),
      'not-allowed',
    ],
    ['to take an item out', 'secretariat', { place: 'item', operation: 'delete' }, moment(), 'not-allowed'],
    [
      'to put a text in place of one',
      'secretariat',
      { place: 'item.field', operation: 'replace' },
      moment(),
      'not-allowed',
    ],
    [
      'to make a field that is missing',
      'secretariat',
      { place: 'item.field', operation: 'create' },
      moment(),
      'not-allowed',
    ],
    [
      'to send the agenda',
      'secretariat',
      { place: 'agenda.state', operation: 'replace', value: 'sent' },
      moment(),
      'not-allowed',
    ],
  ]
  test.each(examples)('%s', (_what, role, wish, at, answer) => {
    expect(whyNot(asker(role), wish, at)).toBe(answer)
  })
})

describe('[G12] for every role, place, operation and moment', () => {
  const may = (role: Role, wish: Wish, at: Moment) => whyNot(asker(role), wish, at) === null

  test('readers and participants write nothing', () => {
    for (const role of ['reader', 'participant'] as const)
      for (const at of MOMENTS) for (const wish of WISHES) expect(may(role, wish, at)).toBe(false)
  })

  test('what a contributor may, the secretariat may', () => {
    const beyond = MOMENTS.flatMap((at) =>
      WISHES.filter((wish) => may('contributor', wish, at) && !may('secretariat', wish, at)),
    )
    expect(beyond).toEqual([])
  })

  test('what the secretariat may does not depend on the moment', () => {
    const [first, ...others] = MOMENTS.map((at) => WISHES.map((wish) => may('secretariat', wish, at)))
    for (const other of others) expect(other).toEqual(first)
  })

  test('who is not responsible for an item may nothing in it, and nobody but the secretariat anything of the agenda', () => {
    for (const at of MOMENTS.filter(({ item }) => !item?.isResponsible))
      for (const wish of WISHES) expect(may('contributor', wish, at)).toBe(false)
    for (const at of MOMENTS)
      for (const wish of WISHES.filter(({ place }) => place.startsWith('agenda')))
        expect(may('contributor', wish, at)).toBe(false)
  })

  test('a lock, a status and sending only ever take from the responsible', () => {
    const open = moment()
    for (const at of MOMENTS)
      for (const wish of WISHES)
        expect(may('contributor', wish, open) || !may('contributor', wish, at)).toBe(true)
  })

  test('a denial says what closed the item only where nothing else is in the way', () => {
    for (const role of ROLES)
      for (const at of MOMENTS)
        for (const wish of WISHES) {
          const denial = whyNot(asker(role), wish, at)
          if (denial === null || denial === 'not-allowed') continue
          expect([role, at.item?.isResponsible]).toEqual(['contributor', true])
          if (wish.place !== 'item.status') expect(may('contributor', wish, moment())).toBe(true)
        }
  })

  test('one’s ids are all the names that were joined', () => {
    const joined: Asker = { role: 'contributor', ids: ['me', 'name-of-me'] }
    const wish: Wish = {
      place: 'item.status',
      operation: 'replace',
      value: { is: 'ready', by: 'name-of-me' },
    }
    expect(whyNot(joined, wish, moment())).toBeNull()
  })
})
