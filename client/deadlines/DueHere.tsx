/** How far away a deadline of the open agenda is; once the meeting has been held nothing of it is due any more. */
import { useLanguage } from '../app/language.ts'
import { DueWords } from './DueWords.tsx'
import { useDeadlineRules, useIsHeld } from './useDeadlines.ts'

/** @param due local, as `2024-01-17T12:00` */
export function DueHere({ due }: { due: string | null }) {
  useLanguage()
  const calendar = useDeadlineRules()
  const isHeld = useIsHeld()
  return isHeld ? null : <DueWords due={due} calendar={calendar} inBrackets />
}
