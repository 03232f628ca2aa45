/** Begins a comment where one is: on the words that are selected, else on the field or the item that one is at. */
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { OpenAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { selectedWords } from './selectedWords.ts'
import type { About, ThreadsDesk } from './threadsDesk.ts'
import { whyNotDeed } from './useCommentRights.ts'

/** @returns why not, in words; `null`: it is begun */
export function beginHere(
  { session, readOnly }: Pick<OpenAgenda, 'session' | 'readOnly'>,
  desk: Pick<ThreadsDesk, 'begin'>,
): string | null {
  const about = selectedWords(session) ?? placeWithFocus()
  if (about === null) return t('howToComment')
  const denial = readOnly ? 'not-allowed' : whyNotDeed(session, { is: 'begin', item: about.item })
  if (denial !== null) return t(denial === 'sent' ? 'whyNotCommentSent' : 'whyNotCommentReader')
  desk.begin(about)
  return null
}

/** A field that one is in, else its item. */
function placeWithFocus(): About | null {
  const id = document.activeElement?.closest('main [id^="item-"]')?.id.replace(/^item-/, '')
  if (id === undefined) return null
  const [item = '', field] = id.split('/', 2)
  return item === '' || item === AGENDA ? null : { item, field: field ?? null, anchor: null }
}
