/** How large a file is, as people say it. */
import { LANGUAGES, type Language } from '../../shared/language/languages.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** @param bytes of a file @returns «412 kB», «1,4 MB» */
export function sizeInWords(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(LANGUAGES[language].locale, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: step === 2 && value < 10 ? 1 : 0,
  }).format(value)
}
