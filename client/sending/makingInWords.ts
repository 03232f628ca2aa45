/** What is done just now of a version that is being made, in words and as a value. */
import { EXPORT_PARTS } from '../../shared/protocol/exports.ts'
import { type MakingStep, VERSION_FORMATS } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { queueInWords, stepInWords } from '../exporting/howFarInWords.ts'

export function makingInWords(step: MakingStep | null): string {
  if (step === null) return t('sendMaking')
  if (step.is === 'waiting') return queueInWords(step.before)
  if (step.is === 'writing') return stepInWords(step)
  return step.is === 'keeping' ? t('sendKeeping') : t('sendMailing', { n: step.mails })
}

/** The steps in which the files are written; then they are kept, and the mail is sent. */
const WRITING = VERSION_FORMATS.reduce((sum, format) => sum + EXPORT_PARTS[format].length, 0)

/** For a `<progress>`; without a value nobody knows. */
export function makingAsValue(step: MakingStep | null): { value?: number; max?: number } {
  if (step === null || step.is === 'waiting') return {}
  const value = step.is === 'writing' ? step.step - 1 : step.is === 'keeping' ? WRITING : WRITING + 1
  return { value, max: WRITING + 2 }
}
