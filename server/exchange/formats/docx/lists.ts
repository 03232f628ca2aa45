/**
 * Lists as Word's own: the levels of one list belong together, so that Tab moves a line from level to level and numbers follow. A list within
 * it that is of another kind than its level begins a list of its own.
 */
import {
  AlignmentType,
  type ILevelsOptions,
  type IParagraphOptions,
  LevelFormat,
  type NumberingDefinition,
} from 'docx'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'

/** What Word knows: deeper ones stand on the last. */
export const DEEPEST = 8
/** Twips from level to level. */
export const STEP = 397
/** What Word counts from. */
const LARGEST_START = 32_767

const FORMATS = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} as const
type NumberType = keyof typeof FORMATS

/** `null`: bullets. */
type Kind = { type: NumberType; start: number } | null

const BULLETS = ['•', '–', '▪']

/** A list that is being written. */
export interface OpenList {
  definition: NumberingDefinition
  instance: number
  kinds: readonly Kind[]
  /** The lists within it that were written, by the level that they stand on and the list item around them. */
  seen: Set<RichTextNode>
}

/** The lists of one file. */
export class ListBook {
  readonly #definitions = new Map<string, NumberingDefinition>()
  #instances = 0

  /** @param list a `bulletList` or `orderedList` @param around the list that it stands in @param level 0 for the outermost */
  open(list: RichTextNode, around: OpenList | null, level: number, parent: RichTextNode | null): OpenList {
    const kind = kindOf(list)
    const isFirst = parent === null || !around?.seen.has(parent)
    if (parent !== null) around?.seen.add(parent)
    if (around !== null && isFirst && level <= DEEPEST && same(around.kinds[level], kind)) return around
    return this.#begin([...(around?.kinds.slice(0, level) ?? []), ...kindsBelow(list)].slice(0, DEEPEST + 1))
  }

  #begin(kinds: readonly Kind[]): OpenList {
    const name = kinds.map((kind) => (kind === null ? '-' : `${kind.type}${kind.start}`)).join(' ')
    const definition = this.#definitions.get(name) ?? {
      reference: name,
      levels: Array.from({ length: DEEPEST + 1 }, (_, level) => levelOf(kinds, level)),
    }
    this.#definitions.set(name, definition)
    // Bullets count nothing: all such lists are one.
    const isCounted = kinds.some((kind) => kind !== null)
    if (isCounted) this.#instances += 1
    return { definition, instance: isCounted ? this.#instances : 0, kinds, seen: new Set() }
  }
}

/** Of a list and the first ones in it, level by level. */
function kindsBelow(list: RichTextNode): Kind[] {
  const kinds: Kind[] = []
  for (
    let at: RichTextNode | undefined = list;
    at !== undefined && kinds.length <= DEEPEST;
    at = firstWithin(at)
  )
    kinds.push(kindOf(at))
  return kinds
}

const firstWithin = (list: RichTextNode): RichTextNode | undefined =>
  (list.content ?? []).flatMap(({ content }) => content ?? []).find(isList)

export const isList = ({ type }: RichTextNode): boolean => type === 'bulletList' || type === 'orderedList'

function kindOf({ type, attrs }: RichTextNode): Kind {
  if (type === 'bulletList') return null
  const start = Number.isSafeInteger(attrs?.start) ? (attrs!.start as number) : 1
  const letter = attrs?.type
  return {
    type: typeof letter === 'string' && Object.hasOwn(FORMATS, letter) ? (letter as NumberType) : '1',
    start: Math.min(Math.max(start, 0), LARGEST_START),
  }
}

/** What a paragraph of names under each other says of its sign. */
export function bulletIn(lists: ListBook): NonNullable<IParagraphOptions['numbering']> {
  const { definition, instance } = lists.open({ type: 'bulletList' }, null, 0, null)
  return { reference: definition, level: 0, instance, custom: true }
}

const same = (one: Kind | undefined, other: Kind): boolean =>
  one === other || (!!one && !!other && one.type === other.type && one.start === other.start)

/** A level that nobody wrote on is as the one above it. */
function levelOf(kinds: readonly Kind[], level: number): ILevelsOptions {
  const kind = kinds[Math.min(level, kinds.length - 1)] ?? null
  const bullet = BULLETS[level % BULLETS.length]!
  return {
    level,
    alignment: AlignmentType.START,
    ...(kind === null
      ? { format: LevelFormat.BULLET, text: bullet }
      : { format: FORMATS[kind.type], text: `%${level + 1}.`, start: level < kinds.length ? kind.start : 1 }),
    style: { paragraph: { indent: { left: (level + 1) * STEP, hanging: STEP } } },
  }
}
