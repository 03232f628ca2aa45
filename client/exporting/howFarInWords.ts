/** How far a file is, and what it became, in words. */
import type { ExportStep } from '../../shared/protocol/exports.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import { t, useLanguage } from '../app/language.ts'
import { sizeInWords } from '../attachments/size.ts'
import type { HowFar, NamedFile } from './readExport.ts'

export const FORMAT_NAMES = {
  pdf: 'exportPdf',
  docx: 'exportWord',
  html: 'exportPage',
  md: 'exportMarkdown',
  json: 'exportJson',
} as const satisfies Record<ExportFormat, string>

export const queueInWords = (before: number): string => t('exportQueue', { n: before })

export function stepInWords({ format, part, pages }: ExportStep): string {
  if (format === null) return t('exportReading')
  if (part === 'laying') return t('exportLaying')
  if (part === 'numbering') return t('exportNumbering')
  if (part === 'saving') return pages === undefined ? t('exportSaving') : t('exportSavingPages', { n: pages })
  return t('exportMaking', { format: t(format === 'html' ? 'exportPageAmid' : FORMAT_NAMES[format]) })
}

/** What is read aloud too: it stays while bytes come. */
export function farInWords(far: HowFar): string {
  if ('waiting' in far) return queueInWords(far.waiting)
  return 'got' in far ? t('exportFetching') : stepInWords(far)
}

/** «… – UDKAST.pdf, 16 sider, 180 kB» */
export function useFileInWords(): (file: NamedFile) => string {
  const language = useLanguage()
  return ({ name, pages, bytes }) => {
    const size = sizeInWords(bytes.size, language)
    return [name, ...(pages === null ? [] : [t('filePages', { n: pages })]), size].join(', ')
  }
}

/** What a `<progress>` shows; `null`: nobody knows. The last step is that the bytes come. */
export function farAsValue(far: HowFar | null, of: number): { value: number; max: number } | null {
  if (far === null || 'waiting' in far) return null
  if ('got' in far) return { value: of + (far.bytes === 0 ? 1 : far.got / far.bytes), max: of + 1 }
  return { value: far.step - 1, max: far.of + 1 }
}
