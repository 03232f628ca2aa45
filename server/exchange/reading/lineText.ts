/** One line of a file as a reader sees it: its Markdown is read, and its space is single. */
import { markdownToLine } from '../formats/markdown/toRichText.ts'
import type { ReportLine } from './importedAgenda.ts'
import type { Line, Source } from './lines.ts'

/** @param content what is read of the line. @param report gets what a line cannot hold */
export function lineText({ syntax }: Source, report: ReportLine[], line: Line, content = line.raw): string {
  if (syntax === 'plain') return content.replace(/\s+/g, ' ').trim()
  return markdownToLine(content, (_line, message) => report.push({ line: line.number, message }))
}
