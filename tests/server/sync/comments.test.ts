/** Comments at the room's gate: what honest programs send, and what a program of somebody's own could. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Question } from '../../../server/gate/admit.ts'
import { admit } from '../../../server/gate/admit.ts'
import { Places } from '../../../server/gate/places.ts'
import type { Refused } from '../../../server/gate/refused.ts'
import { AGENDA_PLACES } from '../../../server/sync/agendaPlaces.ts'
import { Rights } from '../../../server/sync/rights.ts'
import { agendaOf, threadsOf } from '../../../shared/agenda/document.ts'
import { addItem, lockItem, setStatus } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { momentOf } from '../../../shared/rights/moment.ts'
import { GRACE_MS, OLDEST_TIME_MS } from '../../../shared/rights/table.ts'
import { commentOf, commentsOf, LONGEST_BODY, readThreads, threadOf } from '../../../shared/threads/thread.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, colleagueOf, idOf, item } from '../../support/agenda.ts'
import { settled } from '../../support/handLog.ts'
import { type TestMember, testRoom } from '../../support/testRoom.ts'

const ROLES = {
  karen: 'secretariat',
  ida: 'contributor',
  bo: 'contributor',
  rune: 'reader',
  liv: 'reader',
} as const
type Name = keyof typeof ROLES

const said = (author: string, id = `by-${author}`, words = 'Skal vi nævne KOMBIT?') => ({
  ...{ id, author, at: 0, body: paragraphs(words) },
})

/** «AI» is Ida's, and Rune has asked something about it; a room whose clock stands at 0. */
function meeting() {
  const server = agenda().section('Sager', item('AI').by('ida'), item('Sky').by('bo')).doc()
  const about = { item: idOf(server, 'AI'), field: null, anchor: null }
  edits.beginThread(server, { id: 't', ...about, comment: said('rune') })
  const { room, log, join, refused } = testRoom(Y.encodeStateAsUpdate(server))
  const docs = new Map<Name, Y.Doc>()
  const members = new Map<Name, TestMember>()
  const memberOf = (who: Name): TestMember => {
    const member = members.get(who) ?? join(who, { role: ROLES[who] }).ask().step2()
    members.set(who, member)
    return member
  }
  /** As whoever comes now gets it. */
  const stored = (): Y.Doc => {
    const doc = new Y.Doc()
    for (const { bytes } of join('karen').ask().of('step-2')) Y.applyUpdate(doc, bytes)
    return doc
  }
  /** @returns why not; `null`: it counts */
  const does = async (who: Name, edit: (doc: Y.Doc) => void): Promise<string | null> => {
    const member = memberOf(who)
    const doc = docs.get(who) ?? colleagueOf(server)
    docs.set(who, doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored()))
    const before = Y.encodeStateVector(doc)
    doc.transact(() => edit(doc))
    member.write(Y.encodeStateAsUpdate(doc, before))
    if (!room.isDurable) await log.commit()
    await settled()
    return member.of('refusal')[0]?.refusal.code ?? null
  }
  return { about, does, stored, memberOf, room, refused }
}

const whole = (author: string, more: Record<string, unknown> = {}) => {
  const { id: _id, ...comment } = said(author)
  return Object.entries({ ...comment, ...more })
}

describe('[T2] people talk about a draft', () => {
  test('a reader asks, the responsible answer, and it is done', async () => {
    const { about, does, stored, refused } = meeting()
    await does('liv', (doc) => edits.beginThread(doc, { id: 'u', ...about, comment: said('liv') }))
    await does('ida', (doc) => edits.reply(doc, 'u', said('ida')))
    await does('liv', (doc) => edits.editComment(doc, 'u', 'by-liv', { body: paragraphs('Ellers?'), at: 0 }))
    await does('ida', (doc) => edits.assignThread(doc, 'u', 'bo'))
    await does('bo', (doc) => edits.setTaskDone(doc, 'u', { by: 'bo', at: 0 }))
    await does('ida', (doc) => edits.resolveThread(doc, 'u', 'ida', 0))
    await does('liv', (doc) => edits.reopenThread(doc, 'u'))
    await does('karen', (doc) => edits.deleteThread(doc, 'u', 0))
    await does('karen', (doc) => edits.restoreThread(doc, 'u'))
    expect(refused).toEqual([])
    expect(readThreads(stored()).find(({ id }) => id === 'u')).toMatchObject({
      ...{ author: 'liv', resolved: null, deletedAt: null },
      task: { person: 'bo', done: { by: 'bo', at: 0 } },
    })
  })

  test('what somebody said, changed and took back without a network comes as one update', async () => {
    const { about, does } = meeting()
    const all = (doc: Y.Doc) => {
      edits.beginThread(doc, { id: 'u', ...about, task: 'rune', comment: said('rune') })
      edits.editComment(doc, 'u', 'by-rune', { body: paragraphs('Nej.'), at: 0 })
      edits.reply(doc, 'u', said('rune', 'second'))
      edits.deleteComment(doc, 'u', 'second', 0)
      edits.setTaskDone(doc, 'u', { by: 'rune', at: 0 })
      edits.resolveThread(doc, 'u', 'rune', 0)
      edits.deleteThread(doc, 'u', 0)
    }
    expect(await does('rune', all)).toBeNull()
  })

  test('so does what is said about an item that was made just before', async () => {
    const { about, does } = meeting()
    const all = (doc: Y.Doc) => {
      addItem(doc, { id: 'new', kind: 'item', title: paragraphs('Ny') })
      edits.beginThread(doc, { id: 'u', ...about, item: 'new', comment: said('karen') })
    }
    expect(await does('karen', all)).toBeNull()
  })
})

describe('a program of somebody’s own does not', () => {
  type Attempt = [what: string, who: Name, edit: (doc: Y.Doc) => void, code?: string]
  const comments = (doc: Y.Doc) => commentsOf(threadOf(doc, 't')!)!
  const about = (doc: Y.Doc) => ({ item: idOf(doc, 'AI'), field: null, anchor: null })
  const puts = (key: string, entries: [string, unknown][]) => (doc: Y.Doc) =>
    void comments(doc).set(key, new Y.Map(entries))
  const without = (key: string) => whole('liv').filter(([name]) => name !== key)
  const attempts: Attempt[] = [
    ['[T3] say something in a colleague’s name', 'liv', (doc) => edits.reply(doc, 't', said('ida'))],
    [
      '[T3] begin in a colleague’s name',
      'karen',
      (doc) => edits.beginThread(doc, { id: 'u', ...about(doc), comment: said('ida') }),
    ],
    [
      '[T3] begin in a colleague’s name what it says in its own',
      'liv',
      (doc) => {
        edits.beginThread(doc, { id: 'u', ...about(doc), comment: said('liv') })
        threadOf(doc, 'u')!.set('author', 'ida')
      },
    ],
    ['[T3] date it back', 'liv', (doc) => edits.reply(doc, 't', { ...said('liv'), at: -OLDEST_TIME_MS - 1 })],
    ['[T3] date it ahead', 'liv', (doc) => edits.reply(doc, 't', { ...said('liv'), at: 3_600_000 })],
    [
      '[T3] date a change ahead',
      'rune',
      (doc) => edits.editComment(doc, 't', 'by-rune', { body: paragraphs('x'), at: 3_600_000 }),
    ],
    [
      '[T4] change a colleague’s words',
      'karen',
      (doc) => edits.editComment(doc, 't', 'by-rune', { body: paragraphs('x'), at: 0 }),
    ],
    [
      '[T4] change them, hidden beside its own',
      'liv',
      (doc) => {
        edits.reply(doc, 't', said('liv'))
        commentOf(threadOf(doc, 't')!, 'by-rune')!.set('body', paragraphs('x'))
      },
    ],
    ['[T4] delete a colleague’s comment', 'ida', (doc) => edits.deleteComment(doc, 't', 'by-rune', 0)],
    ['[T4] delete a colleague’s thread', 'ida', (doc) => edits.deleteThread(doc, 't', 0)],
    ['[T5] resolve what is not its own', 'bo', (doc) => edits.resolveThread(doc, 't', 'bo', 0)],
    ['[T5] resolve in a colleague’s name', 'karen', (doc) => edits.resolveThread(doc, 't', 'ida', 0)],
    ['[T5] make itself the one whose task it is', 'bo', (doc) => edits.assignThread(doc, 't', 'bo')],
    [
      '[T6] move a thread to another item',
      'rune',
      (doc) => threadOf(doc, 't')!.set('item', idOf(doc, 'Sky')),
    ],
    ['[T6] take a thread out', 'karen', (doc) => threadsOf(doc).delete('t')],
    ['[T6] take a comment out', 'rune', (doc) => comments(doc).delete('by-rune')],
    [
      '[T6] put another thread in its place',
      'rune',
      (doc) => {
        threadsOf(doc).delete('t')
        edits.beginThread(doc, { id: 't', ...about(doc), comment: said('rune') })
      },
    ],
    [
      '[T6] put other comments in the place of these',
      'rune',
      (doc) => threadOf(doc, 't')!.set('comments', new Y.Map()),
    ],
    ['[T6] take its words away', 'rune', (doc) => commentOf(threadOf(doc, 't')!, 'by-rune')!.delete('body')],
    ['[T6] say something that is nobody’s', 'liv', puts('x', without('author')), 'malformed'],
    ['[T6] say something at no time', 'liv', puts('x', without('at')), 'malformed'],
    ['[T6] say nothing', 'liv', puts('x', without('body')), 'malformed'],
    [
      '[T6] begin what nobody says anything in',
      'liv',
      (doc) => {
        const entries: [string, unknown][] = [
          ['item', idOf(doc, 'AI')],
          ['author', 'liv'],
          ['at', 0],
          ['comments', new Y.Map()],
        ]
        threadsOf(doc).set('u', new Y.Map(entries))
      },
      'malformed',
    ],
    [
      '[T6] begin what is nobody’s',
      'liv',
      (doc) => {
        const entries: [string, unknown][] = [
          ['item', idOf(doc, 'AI')],
          ['at', 0],
          ['comments', new Y.Map([['c', new Y.Map(whole('liv'))]])],
        ]
        threadsOf(doc).set('u', new Y.Map(entries))
      },
      'malformed',
    ],
    [
      '[T2] talk about what is not there',
      'liv',
      (doc) => edits.beginThread(doc, { id: 'u', ...about(doc), item: 'nowhere', comment: said('liv') }),
    ],
    [
      '[T7] lead to a script',
      'liv',
      (doc) => {
        const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
        const body = {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [link] }] }],
        } as const
        edits.reply(doc, 't', { ...said('liv'), body: structuredClone(body) as never })
      },
      'malformed',
    ],
    [
      '[T7] say more than a comment is',
      'liv',
      (doc) => edits.reply(doc, 't', said('liv', 'x', 'x'.repeat(LONGEST_BODY + 1000))),
      'malformed',
    ],
    [
      '[T7] say it as a text that several write in',
      'liv',
      puts('x', [...without('body'), ['body', new Y.XmlFragment()]]),
      'malformed',
    ],
    ['[T7] bring a key that every object has', 'liv', puts('__proto__', whole('liv'))],
    ['[T7] bring a field of its own', 'liv', puts('x', [...whole('liv'), ['html', '<b>']])],
  ]

  test.each(attempts)('%s', async (_what, who, edit, code = 'not-allowed') => {
    const { does, stored } = meeting()
    const before = stored().toJSON()
    expect(await does(who, edit)).toBe(code)
    expect(stored().toJSON()).toEqual(before)
  })

  test('[T6] bring a comment and delete it in one update: nobody is shown anything, and nothing comes under that key again', async () => {
    const { does, stored } = meeting()
    const before = stored().getMap('threads').toJSON()
    expect(
      await does('liv', (doc) => {
        edits.reply(doc, 't', said('ida', 'gone'))
        comments(doc).delete('gone')
      }),
    ).toBeNull()
    expect(stored().getMap('threads').toJSON()).toEqual(before)
    expect(await does('liv', (doc) => edits.reply(doc, 't', said('liv', 'gone')))).toBe('not-allowed')
  })

  test('[T4] delete a thread of its own with a colleague’s answer', async () => {
    const { does } = meeting()
    expect(await does('ida', (doc) => edits.reply(doc, 't', said('ida')))).toBeNull()
    expect(await does('rune', (doc) => edits.deleteThread(doc, 't', 0))).toBe('not-allowed')
  })
})

describe('[T8] when nothing is said any more', () => {
  const speaks = (words: string) => (doc: Y.Doc) => edits.reply(doc, 't', said('liv', words, words))
  const sends = (doc: Y.Doc) => void agendaOf(doc).set('state', 'sent')

  test('a status and a lock are nothing to it', async () => {
    const { about, does } = meeting()
    await does('karen', (doc) => {
      setStatus(doc, about.item, { is: 'approved', by: 'karen', at: 1 })
      lockItem(doc, about.item, { by: 'karen', at: 1, why: '' })
    })
    expect(await does('liv', speaks('her'))).toBeNull()
  })

  test('nobody comments on what was sent, whose state is the server’s alone', async () => {
    const { does } = meeting()
    expect(await does('karen', sends)).toBe('not-allowed')
    const sent = agenda().section('Sager', item('AI')).doc()
    edits.beginThread(sent, {
      id: 't',
      item: idOf(sent, 'AI'),
      field: null,
      anchor: null,
      comment: said('rune'),
    })
    sends(sent)
    const { join } = testRoom(Y.encodeStateAsUpdate(sent))
    const doc = colleagueOf(sent)
    const before = Y.encodeStateVector(doc)
    speaks('late')(doc)
    const member = join('liv', { role: 'reader' }).ask().step2().write(Y.encodeStateAsUpdate(doc, before))
    await settled()
    expect(member.of('refusal')[0]?.refusal).toMatchObject({
      code: 'sent',
      item: 'agenda',
      field: 'comments',
    })
  })

  test('what is typed is taken for five seconds more, with all that it brings; what is pressed is not', () => {
    const doc = agenda().section('Sager', item('AI').by('ida')).doc()
    const about = { item: idOf(doc, 'AI'), field: null, anchor: null }
    edits.beginThread(doc, { id: 't', ...about, comment: said('liv') })
    let now = 0
    const rights = new Rights(
      (ids, at) => momentOf(doc, ids, at, 0),
      () => now,
    )
    const places = new Places(AGENDA_PLACES)
    const answer = (edit: (copy: Y.Doc) => void) => {
      const copy = colleagueOf(doc)
      const before = Y.encodeStateVector(copy)
      edit(copy)
      const judge = ({ touches }: Question) => rights.judge({ role: 'reader', ids: ['liv'] }, touches)
      const server = colleagueOf(doc)
      try {
        admit(server, Y.encodeStateAsUpdate(copy, before), places, judge, null)
        return null
      } catch (error) {
        return (error as Refused).code
      }
    }
    const typed = [
      (copy: Y.Doc) => edits.beginThread(copy, { id: 'u', ...about, task: 'ida', comment: said('liv') }),
      (copy: Y.Doc) => edits.reply(copy, 't', said('liv', 'x')),
      (copy: Y.Doc) => edits.editComment(copy, 't', 'by-liv', { body: paragraphs('y'), at: 0 }),
    ]
    const sent = rights.watch([
      { place: 'agenda.state', path: ['agenda', 'state'], operation: 'replace', isNew: false },
    ])
    sends(doc)
    sent()
    expect(typed.map(answer)).toEqual([null, null, null])
    expect(answer((copy) => edits.resolveThread(copy, 't', 'liv', 0))).toBe('sent')
    now = GRACE_MS
    expect(typed.map(answer)).toEqual(['sent', 'sent', 'sent'])
  })

  test('[T9] by readers, from the moment on in which the council says so', async () => {
    const { does, memberOf } = meeting()
    expect(await does('liv', speaks('nu'))).toBeNull()
    memberOf('liv').member.readersComment = false
    expect(await does('liv', speaks('later'))).toBe('not-allowed')
    expect(await does('ida', (doc) => edits.reply(doc, 't', said('ida')))).toBeNull()
  })
})
