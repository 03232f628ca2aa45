/** Comments as Word's own: a thread at its words, its answers below it. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { danishTime } from '../../../../shared/agenda/danishTime.ts'
import type { PaperThread } from '../../../../shared/paper/paperThreads.ts'
import { lostLine, taskLine } from '../../../../shared/paper/paperWords.ts'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import { xmlText } from './xmlText.ts'

/** The ids of a thread's comments in the file, its first one first. */
export type ThreadIds = readonly number[]

/** The comments of one file. */
export class CommentBook {
  readonly #comments: ICommentOptions[] = []

  get written(): readonly ICommentOptions[] {
    return this.#comments
  }

  /** Writes a thread down. @returns what stands at its words */
  add(thread: PaperThread): ThreadIds {
    const first = this.#comments.length
    thread.comments.forEach(({ author, at, text }, index) => {
      const words = plainText(text).split('\n')
      const lines = index === 0 ? [...aboutLines(thread), ...words] : words
      this.#comments.push({
        id: first + index,
        author: xmlText(author),
        initials: initialsOf(author),
        // Word shows the time as it stands there, in no zone.
        date: new Date(`${danishTime(at)}Z`),
        ...(index > 0 && { parentId: first }),
        resolved: thread.isResolved,
        children: lines.map(
          (line) => new Paragraph({ style: 'CommentText', children: [new TextRun(xmlText(line))] }),
        ),
      })
    })
    return thread.comments.map((_, index) => first + index)
  }
}

/** What a reader of the page sees beside the words: which they were, whose task it is. */
function aboutLines({ lost, task }: PaperThread): string[] {
  return [...(lost === null ? [] : [lostLine(lost)]), ...(task === null ? [] : [taskLine(task)])]
}

/** «VN» */
const initialsOf = (name: string): string =>
  xmlText(
    name
      .split(/\s+/)
      .map((part) => [...part][0] ?? '')
      .join('')
      .toLocaleUpperCase('da'),
  )

export const starts = (ids: ThreadIds): ParagraphChild[] => ids.map((id) => new CommentRangeStart(id))

export const ends = (ids: ThreadIds): ParagraphChild[] =>
  ids.flatMap((id) => [
    new CommentRangeEnd(id),
    new TextRun({ style: 'CommentReference', children: [new CommentReference(id)] }),
  ])

/** Around all of it. */
export const commented = (
  threads: readonly ThreadIds[],
  children: readonly ParagraphChild[],
): ParagraphChild[] => [...threads.flatMap(starts), ...children, ...threads.flatMap(ends)]
