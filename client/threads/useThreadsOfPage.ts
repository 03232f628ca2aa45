/** What the page of an agenda does with its comments by itself: follows addresses of threads, hears their key, and opens the panel. */
import { useEffect, useRef } from 'react'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { readItemThreads } from '../../shared/threads/counts.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { stopAll } from '../app/stopAll.ts'
import { useTell } from '../ui/Notices.tsx'
import type { Notice } from '../ui/notice.ts'
import { beginHere } from './beginHere.ts'
import { useBeginnings, useDesk, useDeskState } from './deskContext.ts'
import type { Unsent } from './drafts.ts'
import { useHeldThreads } from './heldThreads.ts'
import { marksOf } from './marksInText.ts'
import { strandingOf } from './stranding.ts'
import { readThreadAddress } from './threadAddress.ts'
import { threadsOfSession } from './threadsWatch.ts'
import { isRoomy } from './useIsWide.ts'
import { useThread } from './useThreads.ts'

/** @param isShown the agenda is on the page, where one writes */
export function useThreadsOfPage(isShown: boolean): void {
  useDraftsOfPerson()
  useFollowedAddress(isShown)
  useCommentKey(isShown)
  useOpenedByItself(isShown)
  useMarksInText()
  useStrandedTold(isShown)
}

/** What one has begun is there again when it is known who one is. */
function useDraftsOfPerson(): void {
  const { session } = useAgenda()
  const { drafts } = useDesk()
  useEffect(() => {
    const look = () => {
      if (session.personId !== null) void drafts.of(session.personId)
    }
    look()
    return session.subscribe(look)
  }, [session, drafts])
}

function useFollowedAddress(isShown: boolean): void {
  const { session } = useAgenda()
  const desk = useDesk()
  const tell = useTell()
  useEffect(() => {
    if (!isShown) return
    const threads = threadsOfSession(session)
    let stopWaiting = () => {}
    // What this browser kept may be older than what one was told of by mail: it comes a moment later.
    const wait = (id: ThreadId, told: Notice) => {
      stopWaiting = threads.subscribe(id, () => {
        if (threads.of(id) === null) return
        tell({ over: told })
        follow()
      })
    }
    const follow = () => {
      stopWaiting()
      const address = readThreadAddress(location.hash)
      if (address === null) return
      const thread = threads.of(address.thread)
      if (thread === null) {
        const gone = { text: t('commentGone') }
        tell(gone)
        wait(address.thread, gone)
      } else if (!findNode(readOutline(session.doc), thread.item)) tell({ text: t('commentItemGone') })
      else desk.goTo(thread.id, thread.resolved !== null, address.comment)
    }
    // To an address that stands there already the browser does not go once more.
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null
      if (link?.hash === location.hash) follow()
    }
    follow()
    addEventListener('hashchange', follow)
    addEventListener('click', onClick)
    return () => {
      stopWaiting()
      removeEventListener('hashchange', follow)
      removeEventListener('click', onClick)
    }
  }, [isShown, session, desk, tell])
}

/** As ProseMirror names keys. */
export const COMMENT_KEY = 'Mod-Alt-m'
/** As `aria-keyshortcuts` names them. */
export const COMMENT_KEY_ARIA = 'Control+Alt+M'

/** Ctrl+Alt+M, as in Word and Google Docs. With AltGr the key types, as «µ» on a Danish keyboard. */
function useCommentKey(isShown: boolean): void {
  const agenda = useAgenda()
  const desk = useDesk()
  const tell = useTell()
  useEffect(() => {
    if (!isShown) return
    const onKeyDown = (event: KeyboardEvent) => {
      const { code, key, ctrlKey, metaKey, altKey, shiftKey } = event
      const isM = code === 'KeyM' || key.toLowerCase() === 'm'
      const isModified = (ctrlKey || metaKey) && altKey && !shiftKey && !event.getModifierState('AltGraph')
      if (!isM || !isModified || document.querySelector('dialog:modal') !== null) return
      event.preventDefault()
      event.stopPropagation()
      const why = beginHere(agenda, desk)
      if (why !== null) tell({ text: why })
    }
    // Before an editor takes it for another.
    addEventListener('keydown', onKeyDown, { capture: true })
    return () => removeEventListener('keydown', onKeyDown, { capture: true })
  }, [isShown, agenda, desk, tell])
}

const CLOSED = 'comments-closed'

/**
 * Where there is room, comments that wait are shown without being asked for, unless one closed them in this browser the last time. Only as
 * the page opens: what comes later shall move nothing.
 */
function useOpenedByItself(isShown: boolean): void {
  const { session } = useAgenda()
  const desk = useDesk()
  useEffect(() => {
    if (!isShown) return
    // Of the document itself: what is told of it, as it comes, is told a little later.
    if (isRoomy() && !wasClosed() && readItemThreads(session.doc).size > 0) desk.open()
    let wasOpen = desk.read().isOpen
    return desk.subscribe(() => {
      const { isOpen } = desk.read()
      if (isOpen !== wasOpen) rememberClosed(!isOpen)
      wasOpen = isOpen
    })
  }, [isShown, session, desk])
}

// A browser can forbid it: then nothing is remembered.
function wasClosed(): boolean {
  try {
    return localStorage.getItem(CLOSED) !== null
  } catch {
    return false
  }
}

function rememberClosed(isClosed: boolean): void {
  try {
    if (isClosed) localStorage.setItem(CLOSED, '1')
    else localStorage.removeItem(CLOSED)
  } catch {}
}

/** The texts mark what the panel shows, and lead to it. */
function useMarksInText(): void {
  const { session } = useAgenda()
  const desk = useDesk()
  const isOpen = useDeskState(({ isOpen }) => isOpen)
  const resolved = useDeskState(({ isOpen, shows }) => isOpen && shows === 'resolved')
  const focused = useFocusedInList()
  const beginnings = useBeginnings()
  useEffect(() => {
    const begun = isOpen ? beginnings.map(({ begins }) => begins) : []
    marksOf(session).show({ focused, resolved, begun })
  }, [session, isOpen, resolved, focused, beginnings])
  useEffect(
    () =>
      marksOf(session).onPress((thread) => {
        const there = threadsOfSession(session).of(thread)
        if (there !== null) desk.show(thread, there.resolved !== null)
      }),
    [session, desk],
  )
}

/** The thread that one is at, while the panel shows it: one that was resolved meanwhile is not marked any more. */
function useFocusedInList(): ThreadId | null {
  const focused = useDeskState(({ focused }) => focused)
  const isAmongResolved = useDeskState(({ shows }) => shows === 'resolved')
  const thread = useThread(focused ?? '')
  const isHeld = useHeldThreads().includes(focused ?? '')
  const isListed = thread === null || isHeld || (thread.resolved !== null) === isAmongResolved
  return isListed ? focused : null
}

/** Words that cannot be sent any more are told of once; not where one writes them, where they say it themselves. */
function useStrandedTold(isShown: boolean): void {
  const { session } = useAgenda()
  const desk = useDesk()
  const tell = useTell()
  const told = useRef(new Set<string>())
  useEffect(() => {
    if (!isShown) return
    const isNew = (draft: Unsent): boolean => {
      const isStranded = strandingOf(session, draft) !== null
      const isTold = told.current.has(draft.name)
      if (isStranded) told.current.add(draft.name)
      else told.current.delete(draft.name)
      const { isOpen, writes } = desk.read()
      return isStranded && !isTold && !(isOpen && writes === draft.name)
    }
    const look = () => {
      const [first] = desk.drafts.unsent().filter(isNew)
      if (first === undefined) return
      const show = () => desk.goOn(first.name)
      tell({ text: t('draftStrandedTold'), action: { label: t('showDraft'), onPress: show }, canWait: true })
    }
    look()
    return stopAll([desk.drafts.subscribe(look), threadsOfSession(session).subscribeAll(look)])
  }, [isShown, session, desk, tell])
}
