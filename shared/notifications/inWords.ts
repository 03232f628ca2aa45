/** A notification in a sentence, as the bell and mail say it. */
import { dayAndTimeInWords } from '../deadlines/dueInWords.ts'
import type { Language } from '../language/languages.ts'
import type { PlainSentence } from '../language/sentences.ts'
import { translator } from '../language/translate.ts'
import type { SentVersion } from '../protocol/versions.ts'
import type { Reason } from './reasons.ts'

/** When somebody is told, so that it can be chosen: «nogen nævner dig». */
export const REASON_WORDS: Readonly<Record<Reason, PlainSentence>> = {
  sent: 'reasonSent',
  task: 'reasonTask',
  mentioned: 'reasonMentioned',
  'sent-back': 'reasonSentBack',
  replied: 'reasonReplied',
  commented: 'reasonCommented',
  resolved: 'reasonResolved',
  responsible: 'reasonResponsible',
  deadline: 'reasonDeadline',
}

const TOLD = {
  task: 'toldTask',
  mentioned: 'toldMentioned',
  'sent-back': 'toldSentBack',
  replied: 'toldReplied',
  commented: 'toldCommented',
  resolved: 'toldResolved',
  responsible: 'toldResponsible',
} as const satisfies Record<Exclude<Reason, 'deadline' | 'sent'>, string>

export interface ToldInWords {
  reason: Reason
  /** Who did it; `null`: the clock. */
  by: string | null
  /** Of a deadline: how many items, and until when (local). */
  items: number | null
  due: string | null
  /** What was sent; `null`: nothing. */
  version: Pick<SentVersion, 'number' | 'kind'> | null
}

/** @returns «Søren Holm nævnte dig» */
export function toldInWords({ reason, by, items, due, version }: ToldInWords, language: Language): string {
  const t = translator(language)
  const who = by ?? t('unknownPerson')
  if (reason === 'sent')
    return t('toldSent', { by: who, number: version?.number ?? 0, kind: version?.kind ?? 'whole' })
  if (reason !== 'deadline') return t(TOLD[reason], { by: who })
  const time = due === null ? '' : t('toldDue', { time: dayAndTimeInWords(due, language) })
  const what = t('toldLacking', { n: items ?? 0 })
  const told = by === null ? t('toldDeadline', { what }) : t('toldReminded', { by, what })
  return [told, time].filter(Boolean).join('. ')
}
