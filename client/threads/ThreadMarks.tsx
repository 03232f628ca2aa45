/**
 * Marks the words of threads in one text, static or in its editor, and opens the thread whose words are pressed. The marks are for the eye;
 * for who hears the page the text says that it has details: a list of the threads about its words.
 */
import type { Editor } from '@tiptap/core'
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { stopAll } from '../app/stopAll.ts'
import { markedWords } from './markedWords.ts'
import { type MarksInText, marksOf } from './marksInText.ts'
import { quoteIn, type ThreadWords, wordsAt, wordsOfSession } from './threadWords.ts'
import { wordsInPage } from './wordsInPage.ts'
import './threadMarks.css'

interface Props {
  place: FieldPlace
  /** What the text is called. */
  label: string
  /** `null`: the text is static. */
  editor: Editor | null
  /** The list of threads can stand beside the text: a heading or a line has no room for it. */
  hasList: boolean
}

export function ThreadMarks(props: Props) {
  const { session } = useAgenda()
  const { item, field } = props.place
  const [words, marks] = [wordsOfSession(session), marksOf(session)]
  const has = useSyncExternalStore(
    useCallback(
      (listener) => stopAll([words.subscribe({ item, field }, listener), marks.subscribe(listener)]),
      [words, marks, item, field],
    ),
    () => words.hasAny({ item, field }) || marks.begunIn({ item, field }).length > 0,
  )
  return has ? <MarksHere {...props} {...{ words, marks }} /> : null
}

interface HereProps extends Props {
  words: ThreadWords
  marks: MarksInText
}

function MarksHere({ place, label, editor, hasList, words, marks }: HereProps) {
  const beside = useRef<HTMLDivElement>(null)
  const { item, field } = place
  const there = useSyncExternalStore(
    useCallback((listener) => words.subscribe({ item, field }, listener), [words, item, field]),
    () => words.in(place),
  )
  useSyncExternalStore(marks.subscribe, () => shownIn(place, words, marks))

  const draw = () => {
    const text = beside.current?.parentElement?.querySelector('.ProseMirror')
    if (!text) return
    // What static text shows is of the moment at which the page was told.
    const at = editor === null ? there : words.now(place)
    const begun = marks.begunIn(place).flatMap(({ thread, anchor }) => {
      const placed = wordsAt(at, anchor!)
      return placed === null ? [] : [{ id: thread, ...placed }]
    })
    wordsInPage.draw(text, markedWords(at.words, begun, marks.read()))
  }
  const latest = useRef(draw)
  useLayoutEffect(() => {
    latest.current = draw
    draw()
  })
  useDrawnAnew(beside, latest)
  usePressed(beside, marks)
  const list = useId()
  useDetails(beside, editor, hasList && there.words.length > 0 ? list : null)

  return (
    <div ref={beside} className="visually-hidden thread-marks">
      {hasList && there.words.length > 0 && (
        <ul id={list} aria-label={t('threadsOnWordsIn', { label })}>
          {there.words.map(({ id, isResolved }) => (
            <li key={id}>
              <button type="button" tabIndex={-1} onClick={() => marks.press(id)}>
                {t(isResolved ? 'resolvedThreadOnWords' : 'threadOnWords', {
                  words: shortened(quoteIn(there, id)),
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Of what is marked all that this text shows, as a value that is the same while it is. */
function shownIn(place: FieldPlace, words: ThreadWords, marks: MarksInText): string {
  const { focused, resolved } = marks.read()
  const here = words.in(place).words.some(({ id }) => id === focused) ? focused : null
  return [here, resolved, ...marks.begunIn(place).map(({ thread }) => thread)].join()
}

/** So many letters of the words are read aloud. */
const READ_ALOUD = 80

const shortened = (quote: string): string =>
  quote.length <= READ_ALOUD ? quote : `${quote.slice(0, READ_ALOUD)} …`

/**
 * Whoever draws the text anew, and for what reason: the marks follow before the browser paints. Many keys in one frame are drawn once.
 */
function useDrawnAnew(beside: RefObject<HTMLElement | null>, draw: RefObject<() => void>): void {
  useEffect(() => {
    const host = beside.current!.parentElement!
    let frame = 0
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => draw.current())
    })
    observer.observe(host, { subtree: true, childList: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [beside, draw])
}

/** A press that selects something, or follows a link, is none. Where several threads are about the words, each press goes to the next. */
function usePressed(beside: RefObject<HTMLElement | null>, marks: MarksInText): void {
  useEffect(() => {
    const host = beside.current!.parentElement!
    const press = ({ target, clientX, clientY, button }: MouseEvent) => {
      if (button !== 0 || (target as Element).closest('a[href], button') !== null) return
      if (getSelection()?.isCollapsed === false) return
      const threads = wordsInPage.at(clientX, clientY)
      const next = threads[threads.indexOf(marks.read().focused ?? '') + 1] ?? threads[0]
      if (next !== undefined) marks.press(next)
    }
    host.addEventListener('click', press)
    return () => host.removeEventListener('click', press)
  }, [beside, marks])
}

/** @param list the id of the element that tells of the threads; `null`: nothing does */
function useDetails(beside: RefObject<HTMLElement | null>, editor: Editor | null, list: string | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor draws the text in another element
  useLayoutEffect(() => {
    const text = beside.current?.parentElement?.querySelector('.ProseMirror')
    if (!text) return
    if (list !== null) text.setAttribute('aria-details', list)
    return () => {
      text.removeAttribute('aria-details')
      wordsInPage.clear(text)
    }
  }, [beside, editor, list])
}
