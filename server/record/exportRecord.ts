/** The record as a file: rows for a spreadsheet, or for a program. Made piece by piece, as long as it may be. */

import { danishTime } from '../../shared/agenda/danishTime.ts'
import { translator } from '../../shared/language/translate.ts'
import { actorInWords, inWords, type Reader } from '../../shared/record/inWords.ts'
import type { RecordFormat } from '../../shared/record/recordEvent.ts'
import type { StoredRecorded } from '../storage/storage.ts'

/** What the rows of one piece are read with. */
export interface RecordReading extends Reader {
  titleOf: (agenda: string) => string
}

interface Writer {
  type: string
  head(reader: Reader): string
  row(row: StoredRecorded, reading: RecordReading, isFirst: boolean): string
  foot: string
}

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = '\u{feff}'

export const RECORD_FILES: Readonly<Record<RecordFormat, Writer>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: ({ language }) => {
      const t = translator(language)
      return BYTE_ORDER_MARK + csvLine([t('recordTime'), t('recordWho'), t('recordWhat'), t('recordAgenda')])
    },
    row: (row, reading) =>
      csvLine([
        danishTime(row.at).replace('T', ' '),
        actorInWords(row.by, reading),
        inWords(row, reading),
        row.agenda === null ? '' : reading.titleOf(row.agenda),
      ]),
    foot: '',
  },
  json: {
    type: 'application/json; charset=utf-8',
    head: () => '[',
    row: (row, reading, isFirst) =>
      `${isFirst ? '' : ','}\n${JSON.stringify({
        at: new Date(row.at).toISOString(),
        by: row.by,
        who: actorInWords(row.by, reading),
        agenda: row.agenda,
        agendaTitle: row.agenda === null ? null : reading.titleOf(row.agenda),
        event: row.event,
        what: inWords(row, reading),
      })}`,
    foot: '\n]\n',
  },
}

/** As Danish and most European spreadsheets read it: semicolons, and lines that end as RFC 4180 says. */
const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`

/**
 * A cell that begins like a formula would be run by the spreadsheet: an apostrophe makes it text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(text: string): string {
  const guarded = /^\s*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return `"${guarded.replaceAll('"', '""')}"`
}
