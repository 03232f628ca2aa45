import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../client/app/api.ts'
import { serverNow } from '../../../client/app/serverClock.ts'
import { mailsInWords } from '../../../client/sending/mailInWords.ts'
import { makingAsValue, makingInWords } from '../../../client/sending/makingInWords.ts'
import { SendingWork } from '../../../client/sending/sendingWork.ts'
import type { VersionActions } from '../../../client/sending/versionActions.ts'
import { da } from '../../../shared/language/da.ts'
import type {
  MakingStep,
  SendVersion,
  SentVersion,
  VersionJustSent,
  VersionOnItsWay,
} from '../../../shared/protocol/versions.ts'

const WISH = { kind: 'whole', name: 'Dagsorden 24-01-2024', message: '' } as const
const BY = { id: 'karen', name: 'Karen Holm' }
const VERSION = { number: 1, kind: 'whole', name: WISH.name, mails: 12, by: BY } as VersionJustSent
const way = (until: number | null, step: MakingStep | null = null): VersionOnItsWay => ({
  ...{ number: 1, kind: 'whole', name: WISH.name, at: 0, until, step },
  by: { id: 'karen', name: 'Karen Holm' },
})

type Answer<T> = T | Error

/** A server that answers in turn; the last answer stays. */
const inTurn = <T>(...answers: Answer<T>[]): (() => Promise<T>) => {
  return async () => {
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!
    if (answer instanceof Error) throw answer
    return answer
  }
}

function workWith(actions: Partial<VersionActions>, isMe?: (person: string) => boolean) {
  const work = new SendingWork(
    {
      ...{ list: async () => [], onItsWay: async () => null, takeBack: async () => null },
      failed: async () => null,
      send: async () => VERSION,
      ...actions,
    },
    async () => {},
    isMe,
  )
  const states: string[] = []
  work.subscribe(() => {
    const { is } = work.state()
    if (states.at(-1) !== is) states.push(is)
  })
  return { work, states }
}

/** Resolves when the server is said to have made it. */
function making() {
  const { promise, resolve, reject } = Promise.withResolvers<VersionJustSent>()
  return { send: () => promise, made: () => resolve(VERSION), failed: reject }
}

describe('[Z97] sending', () => {
  test('is told as it goes: closing, making, sent', async () => {
    const { send, made } = making()
    const ways = [way(5), way(null)]
    const { work, states } = workWith({
      send,
      onItsWay: async () => {
        const next = ways.shift()
        if (next === undefined) made()
        return next ?? null
      },
    })
    expect(await work.send(WISH)).toBe(VERSION)
    expect(states).toEqual(['closing', 'making', 'sent'])
    expect(work.state()).toEqual({ is: 'sent', version: VERSION, mails: 12 })
  })

  test('[Z157] tells what is done just now, in words and as a value', async () => {
    const { send, made } = making()
    const steps: MakingStep[] = [
      { is: 'waiting', before: 1 },
      { is: 'writing', step: 4, of: 7, format: 'docx', part: 'numbering' },
      { is: 'keeping' },
      { is: 'mailing', mails: 12 },
    ]
    const ways = steps.map((step) => way(null, step))
    const { work } = workWith({
      send,
      onItsWay: async () => {
        const next = ways.shift()
        if (next === undefined) made()
        return next ?? null
      },
    })
    const told: [string, object][] = []
    work.subscribe(() => {
      const state = work.state()
      if (state.is === 'making') told.push([makingInWords(state.step), makingAsValue(state.step)])
    })
    await work.send(WISH)
    expect(told).toEqual([
      ['Venter på 1 fil, der laves først', {}],
      ['Regner sidetallene i Word ud', { value: 3, max: 9 }],
      ['Gemmer filerne', { value: 7, max: 9 }],
      ['Sender mail til 12', { value: 8, max: 9 }],
    ])
  })

  test('[Z241] says until when it is meant, and which version it follows', async () => {
    const wishes: SendVersion[] = []
    const { work } = workWith({
      list: async () => [{ ...VERSION, number: 4 }],
      send: async (wish) => {
        wishes.push(wish)
        return VERSION
      },
    })
    const before = serverNow()
    await work.send(WISH)
    const [{ until, ...wish } = {}] = wishes
    expect(wish).toEqual({ ...WISH, after: 4 })
    expect(until! - before).toBeGreaterThan(10_000)
    expect(until! - serverNow()).toBeLessThan(60_000)
  })

  test('that is refused says why, and one can send again', async () => {
    const refused = new ApiError(409, 'Dagsordenen er uændret.')
    const { work } = workWith({ send: inTurn<VersionJustSent>(refused, VERSION) })
    expect(await work.send(WISH)).toBeNull()
    expect(work.state()).toEqual({ is: 'asking', why: 'Dagsordenen er uændret.' })
    expect(await work.send(WISH)).toBe(VERSION)
  })

  test('whose answer got lost is followed until it is known what came of it', async () => {
    const { work } = workWith({
      send: inTurn<VersionJustSent>(new TypeError('no connection')),
      onItsWay: inTurn<VersionOnItsWay | null>(way(null), new TypeError('still none'), way(null), null),
      list: inTurn<SentVersion[]>([], [VERSION]),
    })
    expect(await work.send(WISH)).toBe(VERSION)
  })

  test('of which nothing came is told, and not called sent', async () => {
    const older = { ...VERSION, number: 1 }
    const { work } = workWith({
      send: inTurn<VersionJustSent>(new ApiError(503, 'Prøv igen.')),
      list: async () => [older],
    })
    expect(await work.send(WISH)).toBeNull()
    expect(work.state()).toEqual({ is: 'asking', why: da.sendNotSent })
  })

  test('[Z227] beside a server that is silent says so, and follows it when it answers again, however late', async () => {
    const silence = Array.from({ length: 50 }, () => new TypeError('none'))
    const { work } = workWith({
      send: inTurn<VersionJustSent>(new TypeError('no connection')),
      onItsWay: inTurn<VersionOnItsWay | null>(way(5), ...silence, way(5), way(null), null),
      list: inTurn<SentVersion[]>([], [VERSION]),
    })
    const seen: unknown[] = []
    work.subscribe(() => {
      const state = work.state()
      seen.push('isLost' in state ? 'lost' : state.is)
    })
    expect(await work.send(WISH)).toBe(VERSION)
    expect(seen.filter((one, nth) => one !== seen[nth - 1])).toEqual([
      'closing',
      'lost',
      'closing',
      'making',
      'sent',
    ])
  })

  test('[Z227] without a connection sends nothing, and says so at once', async () => {
    let sent = 0
    const { work } = workWith({
      list: inTurn<SentVersion[]>(new TypeError('no connection')),
      send: async () => {
        sent += 1
        return VERSION
      },
    })
    expect(await work.send(WISH)).toBeNull()
    expect([sent, work.state()]).toEqual([0, { is: 'asking', why: da.sendOffline }])
  })

  test('[Z228] at the same moment as a colleague follows theirs, and says who has sent it', async () => {
    const refused = new ApiError(409, 'Dagsordenen bliver sendt ud lige nu.')
    const { work, states } = workWith({
      send: inTurn<VersionJustSent>(refused),
      onItsWay: inTurn<VersionOnItsWay | null>(null, way(5), way(null), null),
      list: inTurn<SentVersion[]>([], [VERSION]),
    })
    expect(await work.send(WISH)).toBe(VERSION)
    expect(states).toEqual(['closing', 'making', 'sent'])
    expect(work.state()).toEqual({ is: 'sent', version: VERSION, mails: null, by: 'Karen Holm' })
  })

  test('can be taken back while the server offers it, also by who presses before it has begun', async () => {
    const { send, failed } = making()
    const asked: string[] = []
    const ways = [null, null, way(5)]
    const { work } = workWith({
      send,
      onItsWay: async () => {
        asked.push('how far')
        return ways.length > 1 ? ways.shift()! : ways[0]!
      },
      takeBack: async () => {
        asked.push('take back')
        failed(new ApiError(409, 'Taget tilbage.'))
      },
    })
    const sending = work.send(WISH)
    expect(await work.takeBack()).toBe(true)
    expect(await sending).toBeNull()
    expect(asked.indexOf('take back')).toBeGreaterThan(2)
    expect(work.state()).toEqual({ is: 'asking', why: da.sendTakenBack, isMeant: true })
  })

  test('cannot be taken back when the files are being made', async () => {
    const { send, made } = making()
    const late = new ApiError(409, 'For sent.')
    const { work } = workWith({ send, onItsWay: async () => way(5), takeBack: inTurn<unknown>(late) })
    const sending = work.send(WISH)
    expect(await work.takeBack()).toBe(false)
    made()
    expect(await sending).toBe(VERSION)
    expect(await work.takeBack()).toBe(false)
  })

  test('[Z243] is told once more to be taken back where the server did not hear it, and says so where that came too late', async () => {
    const { send, made } = making()
    const late = new ApiError(409, 'For sent.')
    const answers: Answer<unknown>[] = [new TypeError('none'), new ApiError(502, 'none'), late]
    const { work } = workWith({ send, onItsWay: async () => way(5), takeBack: inTurn<unknown>(...answers) })
    const sending = work.send(WISH)
    expect(await work.takeBack()).toBe(false)
    made()
    expect(await sending).toBe(VERSION)
    expect(work.state()).toEqual({ is: 'sent', version: VERSION, mails: 12, isMissed: true })
    const { send: next, failed } = making()
    const heard = async () => failed(new ApiError(409, 'Taget tilbage.'))
    const takeBack = inTurn<() => Promise<void>>(new TypeError('none'), heard)
    const again = workWith({
      ...{ send: next, onItsWay: async () => way(5) },
      takeBack: async () => (await takeBack())(),
    }).work
    const second = again.send(WISH)
    expect(await again.takeBack()).toBe(true)
    expect(await second).toBeNull()
    expect(again.state()).toEqual({ is: 'asking', why: da.sendTakenBack, isMeant: true })
  })

  test('[Z243] that begins anew, as the server was started again, says so', async () => {
    const { work } = workWith({
      send: inTurn<VersionJustSent>(new TypeError('no connection')),
      onItsWay: inTurn<VersionOnItsWay | null>(null, way(null), way(6), way(null), null),
      list: inTurn<SentVersion[]>([], [VERSION]),
    })
    const closings: unknown[] = []
    work.subscribe(() => {
      const state = work.state()
      if (state.is === 'closing') closings.push([state.until, state.isAnew ?? false])
    })
    await work.send(WISH)
    expect(closings).toEqual([
      [null, false],
      [6, true],
    ])
  })

  test('[Z243] that is refused for a colleague’s, which is taken back just then, is told what is so', async () => {
    const refused = new ApiError(409, 'Dagsordenen bliver sendt ud lige nu.', 'being-sent')
    const { work } = workWith({ send: inTurn<VersionJustSent>(refused) })
    expect(await work.send(WISH)).toBeNull()
    expect(work.state()).toEqual({ is: 'asking', why: da.sendTakenBackThere, isMeant: true })
  })

  test('by a colleague is shown with their name, to whoever opens the window', async () => {
    const { work, states } = workWith({
      onItsWay: inTurn<VersionOnItsWay | null>(way(5), way(5), way(null), null),
      list: async () => [VERSION],
    })
    const seen: unknown[] = []
    work.subscribe(() => seen.push(work.state()))
    await work.look()
    expect(seen[0]).toEqual({ is: 'closing', until: 5, by: 'Karen Holm' })
    expect(states).toEqual(['closing', 'making', 'sent'])
  })

  test('[Z196] is followed after a reload, as one’s own, with the way back; what came of it is that version alone', async () => {
    const second = (until: number | null) => ({ ...way(until), number: 2 })
    let isUndone = false
    const { work } = workWith(
      {
        onItsWay: async () => (isUndone ? null : second(5)),
        list: async () => [VERSION],
        takeBack: async () => {
          isUndone = true
        },
      },
      (person) => person === 'karen',
    )
    const seen: unknown[] = []
    let taking: Promise<boolean> | null = null
    work.subscribe(() => {
      seen.push(work.state())
      taking ??= work.takeBack()
    })
    work.draft = { message: 'Til næste gang' }
    expect(await work.look()).toBeNull()
    expect(await taking).toBe(true)
    expect(seen[0]).toEqual({ is: 'closing', until: 5, by: null })
    // Version 1 is older: it is not what came of it.
    expect(work.state()).toEqual({ is: 'asking', why: da.sendTakenBack, isMeant: true })
    expect(work.draft).toEqual({ message: 'Til næste gang' })
  })

  test('[Z196] that a colleague takes back is told without alarm', async () => {
    const { work } = workWith({
      onItsWay: inTurn<VersionOnItsWay | null>({ ...way(5), number: 2 }, null),
      list: async () => [VERSION],
    })
    expect(await work.look()).toBeNull()
    expect(work.state()).toEqual({ is: 'asking', why: da.sendTakenBackThere, isMeant: true })
  })

  test('[Z197] begins anew in its window: no receipt and no reason of the last time', async () => {
    const refused = new ApiError(409, 'Dagsordenen er uændret.')
    const { work } = workWith({ send: inTurn<VersionJustSent>(refused, VERSION) })
    work.showInWindow(true)
    const sending = work.send(WISH)
    work.showInWindow(false)
    await sending
    expect(work.state()).toEqual({ is: 'asking', why: 'Dagsordenen er uændret.' })
    work.showInWindow(true)
    expect(work.state()).toEqual({ is: 'asking', why: null })
    work.showInWindow(false)
    await work.send(WISH)
    expect(work.state().is).toBe('sent')
    work.draft = { message: 'Til næste gang' }
    work.showInWindow(true)
    expect([work.state(), work.draft]).toEqual([{ is: 'asking', why: null }, { message: 'Til næste gang' }])
  })
})

test('[Z202] that mail was sent is told when all of it was', () => {
  expect(mailsInWords([{ is: 'sent' }, { is: 'waiting' }])).toBe('Mailen er på vej til 2.')
  expect(mailsInWords([{ is: 'sent' }])).toBe('Mail sendt til 1')
})

test('[Z93] what one had chosen is there when one comes back, and gone when it was sent', async () => {
  const { work } = workWith({})
  work.draft = { message: 'Velkommen' }
  work.putAside(true)
  expect([work.isAside(), work.draft]).toEqual([true, { message: 'Velkommen' }])
  await work.send(WISH)
  expect(work.draft).toEqual({})
  work.again()
  expect(work.state()).toEqual({ is: 'asking', why: null })
})
