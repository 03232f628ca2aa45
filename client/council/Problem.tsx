/** What is wrong at one place of the settings, in one sentence. */
import type { SettingsProblem } from '../../shared/council/checkSettings.ts'
import { t } from '../app/language.ts'

export type Problems = readonly SettingsProblem[]

export const isWrong = (problems: Problems, at: string): boolean => problems.some((one) => one.at === at)

/** For whatever is written in there. */
export const wrongAt = (problems: Problems, at: string) =>
  isWrong(problems, at) ? { 'aria-invalid': true, 'aria-describedby': `problem-${at}` } : {}

export function Problem({ problems, at }: { problems: Problems; at: string }) {
  const found = problems.find((one) => one.at === at)
  return found === undefined ? null : (
    <p id={`problem-${at}`} className="notice" data-problem>
      {t(found.sentence)}
    </p>
  )
}
