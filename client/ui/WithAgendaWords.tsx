/** A sentence of the interface in which words of the agenda stand: a screen reader is told that they are Danish. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'

interface Props {
  sentence: string
  /** As they stand in it; where they do not, the sentence is as it is. */
  words?: string | undefined
}

export function WithAgendaWords({ sentence, words = '' }: Props) {
  const at = words === '' ? -1 : sentence.lastIndexOf(words)
  if (at < 0) return sentence
  return (
    <>
      {sentence.slice(0, at)}
      <span lang={AGENDA_LANGUAGE}>{words}</span>
      {sentence.slice(at + words.length)}
    </>
  )
}
