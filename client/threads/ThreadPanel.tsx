/**
 * The comments of an agenda: on a wide screen a column beside the document, each thread at its text; on a narrow one a sheet over its foot,
 * with those of the item that one is at.
 */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAboveKeyboard } from '../access/useAboveKeyboard.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { headHeight } from '../agenda/intoSight.ts'
import { useItemsInOrder } from '../agenda/OutlineNav.tsx'
import { useCurrentItem } from '../agenda/useCurrentItem.ts'
import { t, useLanguage } from '../app/language.ts'
import { nodeName } from '../structure/nodeName.ts'
import { DraftCard } from './DraftCard.tsx'
import { useBeginnings, useDesk, useDeskState } from './deskContext.ts'
import type { Begun } from './drafts.ts'
import { goToText } from './goToText.ts'
import { useHeldThreads } from './heldThreads.ts'
import { PanelHead } from './PanelHead.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { elementOf } from './threadRange.ts'
import { type Thread, threadsOfSession } from './threadsWatch.ts'
import { useCardPlaces } from './useCardPlaces.ts'
import { useWhyNoComments } from './useCommentRights.ts'
import { isWide, useIsWide } from './useIsWide.ts'
import { useOutOfSight } from './useOutOfSight.ts'
import { useSheetHeight } from './useSheetHeight.ts'
import { useThreadsResolved } from './useThreads.ts'
import { wordsInPage } from './wordsInPage.ts'
import './threads.css'

/** One to show: a thread, or what somebody has begun. */
interface Card {
  id: ThreadId
  about: Thread | Begun['begins']
  begun: Begun | null
  /** It stands here for what one has written in it. */
  isHeld: boolean
  /** Its item is gone. */
  isAdrift: boolean
}

export function ThreadPanel() {
  useLanguage()
  const isBeside = useIsWide()
  useBroughtIntoSight()
  useLeftByPress()
  return isBeside ? <Column /> : <Sheet />
}

/** Those that are shown, as one reads the agenda; what is begun stands behind the threads of its item. */
function useCards(): readonly Card[] {
  const { session } = useAgenda()
  const isResolved = useDeskState(({ shows }) => shows) === 'resolved'
  const ids = useThreadsResolved(isResolved)
  const beginnings = useBeginnings()
  const held = useHeldThreads()
  const order = useItemsInOrder()
    .map(({ id }) => id)
    .join(' ')
  return useMemo(() => {
    const threads = threadsOfSession(session)
    const places = new Map(order.split(' ').map((id, at) => [id, at]))
    const cardOf = (id: ThreadId, about: Card['about'], begun: Begun | null, isHeld: boolean): Card => ({
      ...{ id, about, begun, isHeld },
      isAdrift: !places.has(about.item),
    })
    // What is held stands where it stood; what has lost its item, before all.
    const listed = held.length === 0 ? ids : threads.sorted([...ids, ...held])
    const lost = held.filter((id) => !listed.includes(id))
    const there = [...lost, ...listed].map((id) =>
      cardOf(id, threads.whole(id) ?? NOTHING, null, held.includes(id)),
    )
    const begun = beginnings.map((one) => cardOf(one.begins.thread, one.begins, one, false))
    const placeOf = ({ about }: Card) => places.get(about.item) ?? -1
    return [...there, ...begun]
      .filter(({ begun, isHeld, isAdrift }) =>
        begun === null ? isHeld || !isAdrift : isAdrift || !isResolved,
      )
      .sort((a, b) => placeOf(a) - placeOf(b))
  }, [session, ids, isResolved, beginnings, held, order])
}

/** What a thread is about that nobody knows of. */
const NOTHING: Begun['begins'] = { thread: '', item: '', field: null, anchor: null }

function CardOf({ card: { id, begun, isHeld } }: { card: Card }) {
  return begun === null ? <ThreadCard id={id} isHeld={isHeld} /> : <DraftCard begun={begun} />
}

// ── Beside the document ──

/** What stands above the first card: the panel's head (pixels). As `--threads-head` in `threadsRoom.css`. */
const HEAD = 88

function Column() {
  const column = useRef<HTMLDivElement>(null)
  const cards = useCards()
  const focused = useDeskState(({ focused }) => focused)
  const { places, tops, spans, height, measure } = useCardPlaces(column, cards, focused, HEAD)
  const desk = useDesk()
  const { session } = useAgenda()
  const goTo = (id: ThreadId) => desk.goTo(id, threadsOfSession(session).of(id)?.resolved != null)
  const goOn = () => {
    const top = -(column.current?.getBoundingClientRect().top ?? 0) + headHeight()
    const next = nextOf([...tops], focused, top)
    if (next !== null) goTo(next)
  }
  const byId = new Map(cards.map((card) => [card.id, card]))
  useFocusThroughMoves(column)
  const out = useOutOfSight(column, spans, HEAD)
  const about = out === null ? undefined : byId.get(out.id)?.about
  return (
    <section id="comments" className="threads" aria-label={t('comments')} ref={column}>
      <PanelHead heading={t('comments')} onNext={tops.size > 0 ? goOn : null}>
        {cards.length === 0 && <NothingToShow />}
        {out !== null && about !== undefined && (
          <WhereTheyAre is={out.is} item={about.item} onGo={() => goTo(out.id)} />
        )}
      </PanelHead>
      <div className="thread-column" style={{ minHeight: height }}>
        {places.flatMap(({ id, top }) => {
          const card = byId.get(id)
          if (card === undefined) return []
          return (
            <div
              key={id}
              className="thread-place"
              data-card={id}
              style={{ transform: `translateY(${top}px)` }}
              ref={(element) => measure(id, element)}
            >
              <CardOf card={card} />
            </div>
          )
        })}
      </div>
    </section>
  )
}

const WHERE = { first: 'commentsFirstAt', next: 'commentsNextAt', before: 'commentsBeforeAt' } as const

/** Beside what one reads there are none: where the nearest is. */
function WhereTheyAre({ is, item, onGo }: { is: keyof typeof WHERE; item: ItemId; onGo: () => void }) {
  const { doc } = useAgenda().session
  return (
    <button type="button" className="link-button threads-elsewhere" onClick={onGo}>
      {t(WHERE[is], { name: nodeName(doc, item) })}{' '}
      <span aria-hidden="true">{is === 'before' ? '↑' : '↓'}</span>
    </button>
  )
}

/** @param from what is seen begins here (pixels) @returns the one behind that one is at, else the next that is not above; after the last the first */
function nextOf(
  tops: readonly (readonly [ThreadId, number])[],
  focused: ThreadId | null,
  from: number,
): ThreadId | null {
  const at = tops.findIndex(([id]) => id === focused)
  const next = at < 0 ? tops.find(([, top]) => top >= from) : tops[at + 1]
  return (next ?? tops[0])?.[0] ?? null
}

// ── Over the foot ──

function Sheet() {
  const sheet = useAboveKeyboard<HTMLElement>()
  useSheetHeight(sheet)
  const { doc } = useAgenda().session
  const cards = useCards()
  const item = useItemOfSheet(sheet, cards)
  useFocusThroughMoves(sheet)
  const shown = cards.filter(({ about, isAdrift }) => isAdrift || about.item === item)
  const desk = useDesk()
  return (
    <section
      id="comments"
      className="threads sheet"
      aria-label={t('comments')}
      ref={sheet}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) desk.close()
      }}
    >
      <PanelHead
        heading={item === null ? t('comments') : t('commentsOn', { name: nodeName(doc, item) })}
        item={item}
      />
      <div className="thread-list">
        {shown.length === 0 && <NothingToShow />}
        {shown.map((card) => (
          <CardOf key={card.id} card={card} />
        ))}
      </div>
    </section>
  )
}

/** The one that one is at in the text; who is in the sheet stays with the item of what they are at there. */
function useItemOfSheet(sheet: RefObject<HTMLElement | null>, cards: readonly Card[]): ItemId | null {
  const current = useCurrentItem(useItemsInOrder())
  const focused = useDeskState(({ focused }) => focused)
  const calls = useDeskState(({ calls }) => calls)
  const [item, setItem] = useState(current)
  const ofFocused = cards.find(({ id, isAdrift }) => id === focused && !isAdrift)?.about.item ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked to show one, it does so at once
  useEffect(() => {
    if (ofFocused !== null) setItem(ofFocused)
    else if (!sheet.current?.contains(document.activeElement)) setItem(current)
  }, [sheet, current, ofFocused, calls])
  return item
}

function NothingToShow() {
  const shows = useDeskState(({ shows }) => shows)
  const [first] = useItemsInOrder()
  const why = useWhyNoComments(first?.id ?? '')
  if (shows === 'resolved') return <p className="no-threads">{t('noResolvedComments')}</p>
  return (
    <p className="no-threads">
      {t('noOpenComments')} {why ?? t('howToComment')}
    </p>
  )
}

// ── What one is at ──

/** Cards change places: a browser takes the focus from what is moved. */
function useFocusThroughMoves(cards: RefObject<HTMLElement | null>): void {
  const { activeElement } = document
  const held =
    activeElement instanceof HTMLElement && cards.current?.contains(activeElement) ? activeElement : null
  useLayoutEffect(() => {
    if (held?.isConnected && document.activeElement === document.body) held.focus({ preventScroll: true })
  })
}

/** Where something asks for a thread (a link, a mark in the text), it and its text are brought into sight. */
function useBroughtIntoSight(): void {
  const { session } = useAgenda()
  const desk = useDesk()
  const calls = useDeskState(({ calls }) => calls)
  const seen = useRef(0)
  useEffect(() => {
    if (calls === seen.current) return
    seen.current = calls
    const { focused, comment, writes, isInText } = desk.read()
    // The words that were pressed are in sight: nothing moves under the mouse, but on a narrow screen a sheet has come over them.
    if (isInText && isWide()) return
    const about = focused === null ? null : aboutOf(session, desk.drafts.beginnings(), focused)
    if (about === null) return
    const show = () => {
      goToText({ ...about, id: focused! })
      const card = document.getElementById(`comment-${focused}`)
      const said = comment === null ? null : document.getElementById(`comment-${focused}/${comment}`)
      ;(said ?? card)?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      if (isInText) return
      const writing = card?.querySelector<HTMLElement>(
        `[data-draft="${CSS.escape(writes ?? '')}"] [role="textbox"]`,
      )
      ;(writing ?? card)?.focus({ preventScroll: true })
    }
    const isAdrift = !threadsOfSession(session).isThere(about.item)
    return onceThere(
      () => (isAdrift || elementOf(about) !== null) && document.getElementById(`comment-${focused}`) !== null,
      show,
    )
  }, [session, desk, calls])
}

/** A long agenda is drawn in slices, and a card when its place is known: so many frames are waited for both. */
const FRAMES = 300

/** @returns the function that ends the waiting */
function onceThere(isThere: () => boolean, act: () => void): () => void {
  let left = FRAMES
  let frame = 0
  const look = () => {
    left -= 1
    if (isThere()) act()
    else if (left > 0) frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}

function aboutOf(
  session: Parameters<typeof threadsOfSession>[0],
  beginnings: readonly Begun[],
  id: ThreadId,
): Card['about'] | null {
  return (
    threadsOfSession(session).whole(id) ??
    beginnings.find(({ begins }) => begins.thread === id)?.begins ??
    null
  )
}

const OF_THREADS = '.threads, .threads-button, .menu, dialog, .toast, .link-form, .slash-menu'

/** Who presses beside the threads is at none of them any more. */
function useLeftByPress(): void {
  const desk = useDesk()
  useEffect(() => {
    const onPress = ({ target, clientX, clientY }: PointerEvent) => {
      const isOfThreads = target instanceof Element && target.closest(OF_THREADS) !== null
      // Marked words lead to a thread of their own.
      if (!isOfThreads && wordsInPage.at(clientX, clientY).length === 0) desk.focus(null)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [desk])
}
