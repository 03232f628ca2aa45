/**
 * What a recommendation asks the council to do, point by point: «Sekretariatet indstiller, at It-Arkitekturrådet: – drøfter … – giver
 * input …» has two «at»-points. Derived from the text, for the board; nobody types the number.
 */
import type { TemplateField } from '../agenda/document.ts'
import { plainText } from '../richtext/plainText.ts'
import type { RichText, RichTextNode } from '../richtext/richText.ts'

/** Whether a field of the template holds a recommendation: by its key, or by the name that councils give it. */
export const isRecommendation = ({ key, heading }: Pick<TemplateField, 'key' | 'heading'>): boolean =>
  key === 'recommendation' || heading.trim().toLocaleLowerCase('da') === 'indstilling'

/** «…, at rådet:», «… indstiller, at»: what follows is what is asked for. */
const INTRODUCTION = /(?<!\p{L})at(?!\p{L}).*:\s*$|(?<!\p{L})at[\s:…]*$/isu

/** «at rådet drøfter sagen», whatever sign the writer put before it. */
const BEGINS_WITH_AT = /^[^\p{L}\p{N}]*(?:\p{N}+[.)]\s*)?at(?!\p{L})/iu

/**
 * Counts the entries of each list that an introduction stands before, and whatever else begins with «at», a paragraph or an entry. What
 * is listed below an entry belongs to it; what has no words is none.
 */
export function countAtPoints({ content }: RichText): number {
  let isIntroduced = false
  let count = 0
  for (const block of content) {
    if (isList(block)) {
      count += (block.content ?? []).map(ownWords).filter((words) => isPoint(words, isIntroduced)).length
      continue
    }
    const words = wordsIn([block])
    if (words.trim() === '') continue
    if (BEGINS_WITH_AT.test(words)) count += 1
    else isIntroduced = INTRODUCTION.test(words)
  }
  return count
}

const isPoint = (words: string, isIntroduced: boolean): boolean =>
  isIntroduced ? /[\p{L}\p{N}]/u.test(words) : BEGINS_WITH_AT.test(words)

/** Of an entry, without the lists in it. */
const ownWords = ({ content = [] }: RichTextNode): string => wordsIn(content.filter((node) => !isList(node)))

const wordsIn = (content: RichTextNode[]): string => plainText({ type: 'doc', content })

const isList = ({ type }: RichTextNode): boolean => type === 'bulletList' || type === 'orderedList'
