/** What is written in a field and what is not: derived from its text, never typed by anyone. */
import { countWords, plainText, sameWords } from '../richtext/plainText.ts'
import type { RichText } from '../richtext/richText.ts'
import type { TemplateField } from './document.ts'

export interface FieldState {
  state: 'empty' | 'written'
  words: number
}

/**
 * Signs alone («–», «…») are not writing: a field is written when it holds a word or a number.
 * @param placeholder text that is nothing but this counts as empty, however it got there
 */
export function fieldState(text: RichText, { placeholder }: Pick<TemplateField, 'placeholder'>): FieldState {
  const plain = plainText(text)
  const words = countWords(plain)
  return words === 0 || sameWords(plain, placeholder)
    ? { state: 'empty', words: 0 }
    : { state: 'written', words }
}
