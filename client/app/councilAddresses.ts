/** Where the pages of a council are, for its secretariat. */
import type { AgendaId } from '../../shared/agenda/document.ts'

const councilAddress = (council: string, page: string): string =>
  `/council/${encodeURIComponent(council)}/${page}`

export const peopleAddress = (council: string): string => councilAddress(council, 'people')

/** @param part of the page, as `put-away` */
export const settingsAddress = (council: string, part = ''): string =>
  councilAddress(council, 'settings') + (part === '' ? '' : `#${part}`)

/** @param agenda only what was done in it */
export const recordAddress = (council: string, agenda?: AgendaId): string =>
  councilAddress(council, 'record') + (agenda === undefined ? '' : `?agenda=${encodeURIComponent(agenda)}`)
