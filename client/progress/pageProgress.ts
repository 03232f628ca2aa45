/**
 * How far the items of an open agenda are, live: read when somebody asks, and anew only when that item, its place in the outline or what
 * the template asks has changed. One for a session: the item, the outline and the board share what it has read.
 */
import { type ItemId, itemOf } from '../../shared/agenda/document.ts'
import { findNode, inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { type ProgressRules, readRules } from '../../shared/progress/itemProgress.ts'
import { type Tally, tallyOf } from '../../shared/progress/tally.ts'
import { type ItemThreads, NO_THREADS, readItemThreads } from '../../shared/threads/counts.ts'
import { AGENDA, placeKey } from '../agenda/changes.ts'
import { allOf, EVERYTHING, OUTLINE, THREADS, threadsIn } from '../agenda/documentWatch.ts'
import { whenIdle } from '../agenda/whenIdle.ts'
import { stopAll } from '../app/stopAll.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { type LiveProgress, oddProgress, type PlacedNode, readLiveProgress } from './liveProgress.ts'

type Session = Pick<AgendaSession, 'doc' | 'watch'>

/** Of so long no key is late (milliseconds). */
const SLICE_MS = 8
/** When the next few are read at the latest, however busy the page is (milliseconds). */
const LATEST_MS = 500

/** What the template asks. */
const RULES = ['fields', 'asksCaseNumber'].map((field) => placeKey({ item: AGENDA, field }))

export class PageProgress {
  readonly #session: Session
  readonly #readOne: typeof readLiveProgress
  readonly #read = new Map<ItemId, { of: string; progress: LiveProgress }>()
  #all: readonly LiveProgress[] = []
  #tree: { of: number; top: readonly OutlineNode[]; byId: ReadonlyMap<ItemId, OutlineNode> } | null = null
  #isRead = false
  #rules: { of: string; rules: ProgressRules } | null = null
  #threads: { of: number; byItem: ReadonlyMap<ItemId, ItemThreads> } | null = null

  /** @param read throws where an item cannot be read: that is told of it, and takes no other with it */
  constructor(session: Session, read = readLiveProgress) {
    this.#session = session
    this.#readOne = read
  }

  /** @returns the same object for as long as nothing of it changes; `null`: there is no such item, or it is deleted */
  of(id: ItemId): LiveProgress | null {
    const { doc, watch } = this.#session
    const node = this.#outline().byId.get(id)
    if (node === undefined || itemOf(doc, id) === undefined) return null
    const { kind, number, depth } = node
    const versions = [allOf(id), threadsIn(id)].map((key) => watch.version(key))
    const now = [...versions, kind, number, depth, this.#rulesVersion()].join()
    const before = this.#read.get(id)
    if (before?.of === now) return before.progress
    const progress = this.#readOrOdd(node)
    const isSame = JSON.stringify(before?.progress) === JSON.stringify(progress)
    const kept = isSame ? before!.progress : progress
    this.#read.set(id, { of: now, progress: kept })
    return kept
  }

  /** Every living node, in document order; the same array until one of them is another. */
  readonly all = (): readonly LiveProgress[] => {
    const all = inOrder(this.#outline().top).flatMap(({ id }) => this.of(id) ?? [])
    const isSame = all.length === this.#all.length && all.every((one, index) => one === this.#all[index])
    if (!isSame) this.#all = all
    return this.#all
  }

  /** What the items are asked for; the same object until the template is another. */
  readonly rules = (): ProgressRules => {
    const version = this.#rulesVersion()
    if (this.#rules?.of !== version) this.#rules = { of: version, rules: readRules(this.#session.doc) }
    return this.#rules.rules
  }

  /** @param section `null`: of the whole agenda */
  tally(section: ItemId | null): Tally {
    return tallyOf(this.#below(section).flatMap(({ id }) => this.of(id) ?? []))
  }

  /** Whether there is anything to count. */
  hasItems(section: ItemId | null): boolean {
    return this.#below(section).some(({ kind }) => kind === 'item')
  }

  /** Whether every item has been read once: to ask for all of them before that would hold up a page that opens. */
  readonly isRead = (): boolean => this.#isRead

  /** Reads them all, a few at a time while the page has nothing else to do, and then tells so. @returns the function that stops it */
  readonly readAll = (tell: () => void): (() => void) => {
    let at = 0
    const readSome = () => {
      const nodes = this.#below(null)
      const end = performance.now() + SLICE_MS
      while (at < nodes.length && performance.now() < end) this.of(nodes[at++]!.id)
      this.#isRead ||= at >= nodes.length
      if (this.#isRead) tell()
      else reading = whenIdle(readSome, LATEST_MS)
    }
    let reading = whenIdle(readSome, LATEST_MS)
    return () => reading.cancel()
  }

  /** Calls back when `of(id)` may be another. @returns the function that stops it */
  subscribe(id: ItemId, listener: () => void): () => void {
    const keys = [allOf(id), threadsIn(id), OUTLINE, ...RULES]
    return stopAll(keys.map((key) => this.#session.watch.subscribe(key, listener)))
  }

  /** As `subscribe`, for any of them. */
  readonly subscribeAll = (listener: () => void): (() => void) =>
    this.#session.watch.subscribe(EVERYTHING, listener)

  #below(section: ItemId | null): OutlineNode[] {
    const { top } = this.#outline()
    return inOrder(section === null ? top : (findNode(top, section)?.children ?? []))
  }

  #outline() {
    const { doc, watch } = this.#session
    const version = watch.version(OUTLINE)
    if (this.#tree?.of !== version) {
      const top = readOutline(doc)
      this.#tree = { of: version, top, byId: new Map(inOrder(top).map((node) => [node.id, node])) }
    }
    return this.#tree
  }

  #rulesVersion(): string {
    return RULES.map((key) => this.#session.watch.version(key)).join()
  }

  /** All are read when one has changed: a comment is sent, and not typed letter by letter. */
  #threadsNow(): ReadonlyMap<ItemId, ItemThreads> {
    const { doc, watch } = this.#session
    const version = watch.version(THREADS)
    if (this.#threads?.of !== version) this.#threads = { of: version, byItem: readItemThreads(doc) }
    return this.#threads.byItem
  }

  #readOrOdd(node: PlacedNode): LiveProgress {
    try {
      const threads = this.#threadsNow().get(node.id) ?? NO_THREADS
      return this.#readOne(this.#session.doc, node, this.rules(), threads)
    } catch (error) {
      console.error(error)
      return oddProgress(node)
    }
  }
}

const ofSessions = new WeakMap<Session, PageProgress>()

/** @returns the one of this session */
export function progressOf(session: Session): PageProgress {
  const progress = ofSessions.get(session) ?? new PageProgress(session)
  ofSessions.set(session, progress)
  return progress
}
