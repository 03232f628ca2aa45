/**
 * What somebody writes in an input of one line, whose value a colleague may set at the same moment. Each letter is written at once; so
 * the text here is the value, until the value is another's. Then one's own words are brought into it: those that the colleague had
 * not seen, as of two values that are set at once a merge keeps one, and what is typed over a value that is not drawn yet.
 */
import { mergeLines } from '../../shared/agenda/mergedValue.ts'
import type { EntryId } from '../../shared/agenda/valueEntries.ts'

/** The value in the document. */
export interface Line {
  read(): string
  write(words: string): void
  /** Which value it is that stands. */
  entryId(): EntryId | null
  comesFrom(id: EntryId, earlier: EntryId): boolean
}

export interface Selection {
  start: number
  end: number
}

export class LineDraft {
  readonly #line: Line
  /** What stood when one came. */
  readonly #first: string
  /** The value with which the text was in step last. */
  #known: string
  /** The last value of another, and those of one's own that were set after it. */
  #before: string
  #own: { id: EntryId; value: string }[] = []
  #isTyped = false
  text: string
  /** Where the caret shall stand, if the text is not as the input has it. */
  selection: Selection | null = null

  constructor(line: Line) {
    this.#line = line
    this.text = line.read()
    this.#first = this.text
    this.#known = this.text
    this.#before = this.text
  }

  /** Somebody has written in it something of their own. */
  get isOwn(): boolean {
    return this.#isTyped && this.text.trim() !== this.#first
  }

  /** @param text as the input has it */
  typed(text: string, selection: Selection): void {
    this.#isTyped = true
    this.#take(text, selection)
    this.#write()
  }

  /** The value may be another now. @returns whether the text is */
  look(selection: Selection): boolean {
    const before = this.text
    if (this.#take(before, selection)) this.#write()
    return this.text !== before
  }

  /** @returns whether one's own words were swallowed, and are to be written anew */
  #take(text: string, { start, end }: Selection): boolean {
    this.text = text
    this.selection = null
    const value = this.#line.read()
    if (value === this.#known) return false
    const before = this.#seenByOther()
    const isSwallowed = before !== this.#known
    const merge = (caret: number) => mergeLines(before, text, value, caret, isSwallowed ? 'theirs' : 'mine')
    const { text: merged, caret } = merge(end)
    if (merged !== text) this.selection = { start: Math.min(merge(start).caret, caret), end: caret }
    this.text = merged
    this.#known = value
    this.#before = value
    this.#own = []
    return isSwallowed
  }

  /** What the colleague made their value of. */
  #seenByOther(): string {
    const stands = this.#line.entryId()
    if (stands === null) return this.#known
    return this.#own.findLast(({ id }) => this.#line.comesFrom(stands, id))?.value ?? this.#before
  }

  /** Writes nothing where nothing changes: the same value once more could win over what a colleague writes just now. */
  #write(): void {
    const words = this.text.trim()
    if (words === this.#known) return
    this.#line.write(words)
    this.#known = this.#line.read()
    const id = this.#line.entryId()
    if (id !== null) this.#own.push({ id, value: this.#known })
  }
}
