/** A row of the record as a sentence, in whatever language one reads it in. */
import type { PersonId } from '../agenda/document.ts'
import { COMMENTS } from '../agenda/fieldPlace.ts'
import type { SettingsPart } from '../council/parts.ts'
import { LANGUAGES, type Language } from '../language/languages.ts'
import { type Translate, translator } from '../language/translate.ts'
import type { NamedNode, RecordEvent, Recorded, RefusedPlace } from './recordEvent.ts'

/** Who reads it. */
export interface Reader {
  language: Language
  nameOf: (person: PersonId) => string
}

/** @returns «Karen Holm flyttede punkt 2.3 «Budget» efter punkt 2.5 «Regnskab» (nu 2.5)» */
export function inWords({ by, event }: Pick<Recorded, 'by' | 'event'>, reader: Reader): string {
  const t = translator(reader.language)
  const who = actorInWords(by, reader)
  switch (event.is) {
    case 'link-asked':
      return t('recordLinkAsked', { who })
    case 'link-made':
      return t('recordLinkMade', { who, whom: reader.nameOf(event.whom) })
    case 'signed-in':
      return t('recordSignedIn', { who })
    case 'signed-out':
      return t('recordSignedOut', { who })
    case 'invited':
      return t('recordInvited', { who, whom: reader.nameOf(event.whom), role: t('recordRole', event) })
    case 'joined':
      return t('recordJoined', { who, name: reader.nameOf(event.name), whom: reader.nameOf(event.whom) })
    case 'parted':
      return t('recordParted', { who, name: reader.nameOf(event.name), whom: reader.nameOf(event.whom) })
    case 'role-set':
      return roleInWords(who, event, reader)
    case 'agenda-made':
      return t('recordAgendaMade', { who, title: event.title })
    case 'agenda-imported':
      return t('recordAgendaImported', { who, title: event.title })
    case 'agenda-deleted':
      return t('recordAgendaDeleted', { who, title: event.title })
    case 'agenda-put-away':
      return t('recordAgendaPutAway', { who, title: event.title })
    case 'agenda-taken-back':
      return t('recordAgendaTakenBack', { who, title: event.title })
    case 'settings-changed':
      return t('recordSettingsChanged', { who, parts: partsInWords(event.parts, reader) })
    case 'deadlines-set':
      return deadlinesInWords(who, event, reader)
    case 'fields-added':
      return t('recordFieldsAdded', {
        who,
        n: event.headings.length,
        names: listOfNames(event.headings, reader),
      })
    case 'reminded':
      return t('recordReminded', { who, whom: names(event.whom, reader) })
    case 'version-sent':
      return t('recordVersionSent', { who, kind: event.kind, number: event.number, name: event.name })
    case 'made':
      return event.responsibles.length === 0
        ? t('recordMade', { who, nodes: nodesInWords(event, t) })
        : t('recordMadeWith', {
            who,
            nodes: nodesInWords(event, t),
            people: names(event.responsibles, reader),
          })
    case 'deleted':
      return t('recordDeleted', { who, nodes: nodesInWords(event, t) })
    case 'restored':
      return t('recordRestored', { who, nodes: nodesInWords(event, t) })
    case 'moved':
      return moveInWords(who, event, t)
    case 'responsibles-set':
      return responsiblesInWords(who, event, reader)
    case 'locked':
      return withWhy(t('recordLocked', { who, nodes: nodesInWords(event, t) }), event, t)
    case 'unlocked':
      return t('recordUnlocked', { who, nodes: nodesInWords(event, t) })
    case 'status-set':
      return statusInWords(who, event, t)
    case 'due-set':
      return t('recordDue', { who, nodes: nodesInWords(event, t), to: timeInWords(event.to, reader) })
    case 'file-set':
      return t('recordFile', { who, node: nodeInWords(event.node, t), name: event.name, did: event.did })
    case 'without-text-set':
      return t('recordWithoutText', { who, nodes: nodesInWords(event, t), to: event.to })
    case 'comment-deleted':
    case 'thread-deleted':
      return commentInWords(who, event, reader)
    case 'refused':
      return t('recordRefused', { who, n: event.count, places: placesInWords(event.places, reader) })
    case 'exported':
      return t('recordExported', { who, format: event.format })
    case 'record-exported':
      return t('recordRecordExported', { who, format: event.format })
    case 'backed-up':
      return t('recordBackedUp', { who })
    default:
      return event satisfies never
  }
}

export function actorInWords(by: Recorded['by'], { language, nameOf }: Reader): string {
  if ('person' in by) return nameOf(by.person)
  return translator(language)(by.program === 'server' ? 'recordServer' : 'recordCommandLine')
}

const partsInWords = (parts: readonly SettingsPart[], { language }: Reader): string => {
  const names = parts.map((part) => translator(language)('settingsPartName', { part }))
  return new Intl.ListFormat(LANGUAGES[language].locale).format(names)
}

type Told<K extends RecordEvent['is']> = Extract<RecordEvent, { is: K }>

const nodeInWords = (node: NamedNode, t: Translate): string => t('recordNode', node)

const nodesInWords = ({ node, count }: { node: NamedNode; count: number }, t: Translate): string =>
  count > 1 ? t('recordMore', { node: nodeInWords(node, t), n: count - 1 }) : nodeInWords(node, t)

const withWhy = (what: string, { why }: { why: string }, t: Translate): string =>
  why === '' ? what : t('recordWhy', { what, why })

const listOfNames = (names: readonly string[], { language }: Reader): string =>
  new Intl.ListFormat(LANGUAGES[language].locale).format(
    names.map((name) => translator(language)('recordQuoted', { name })),
  )

const names = (people: readonly PersonId[], { language, nameOf }: Reader): string =>
  new Intl.ListFormat(LANGUAGES[language].locale).format(people.map(nameOf))

function roleInWords(
  who: string,
  { whom, from, to }: Told<'role-set'>,
  { language, nameOf }: Reader,
): string {
  const t = translator(language)
  const whose = { who, whom: nameOf(whom) }
  const [before, now] = [from, to].map((role) => (role === null ? '' : t('recordRole', { role })))
  if (to === null) return t('recordRoleTaken', { ...whose, from: before! })
  return from === null
    ? t('recordRoleGiven', { ...whose, to: now! })
    : t('recordRoleChanged', { ...whose, from: before!, to: now! })
}

function deadlinesInWords(who: string, { from, to }: Told<'deadlines-set'>, reader: Reader): string {
  const t = translator(reader.language)
  const parts = [
    from.items === to.items ? '' : t('recordDeadlineItems', { who, to: timeInWords(to.items, reader) }),
    from.material === to.material
      ? ''
      : t('recordDeadlineMaterial', { who, to: timeInWords(to.material, reader) }),
  ]
  return parts.filter(Boolean).join('; ')
}

function moveInWords(who: string, event: Told<'moved'>, t: Translate): string {
  const { after, below, number } = event.to
  const moved = { who, nodes: nodesInWords(event, t) }
  const told =
    after !== null
      ? t('recordMovedAfter', { ...moved, after: nodeInWords(after, t) })
      : below !== null
        ? t('recordMovedInto', { ...moved, below: nodeInWords(below, t) })
        : t('recordMovedFirst', moved)
  return number === '' ? told : t('recordNumberNow', { moved: told, number })
}

function responsiblesInWords(who: string, event: Told<'responsibles-set'>, reader: Reader): string {
  const t = translator(reader.language)
  const node = nodeInWords(event.node, t)
  const [added, removed] = [event.added, event.removed].map((people) => names(people, reader))
  if (event.removed.length === 0) return t('recordAssigned', { who, node, people: added! })
  return event.added.length === 0
    ? t('recordUnassigned', { who, node, people: removed! })
    : t('recordReassigned', { who, node, added: added!, removed: removed! })
}

function statusInWords(who: string, event: Told<'status-set'>, t: Translate): string {
  const nodes = nodesInWords(event, t)
  if (event.from === 'approved' && event.to === 'approved') return t('recordApprovedAgain', { who, nodes })
  const [from, to] = [event.from, event.to].map((status) => t('recordStatusName', { status }))
  const step = { from: from!, to: to! }
  return withWhy(t('recordStatus', { who, nodes, ...step }), event, t)
}

function commentInWords(
  who: string,
  { is, node, whose }: Told<'comment-deleted' | 'thread-deleted'>,
  { language, nameOf }: Reader,
): string {
  const t = translator(language)
  const deleted = { who, whose: nameOf(whose), node: nodeInWords(node, t) }
  return t(is === 'thread-deleted' ? 'recordThreadDeleted' : 'recordCommentDeleted', deleted)
}

function placesInWords(places: readonly RefusedPlace[], { language }: Reader): string {
  const t = translator(language)
  const inWords = places.map(({ node, field, code }) => {
    const beside = field === COMMENTS ? t('recordComments') : field !== null ? t('recordWholeAgenda') : ''
    const where = node !== null ? nodeInWords(node, t) : beside
    return t('recordRefusedAt', { where, why: t('recordCode', { code }) })
  })
  return [...new Set(inWords)].join(', ')
}

/** @param local of the meeting's place, as `2024-01-17T12:00` @returns empty for none */
function timeInWords(local: string | null, { language }: Reader): string {
  const t = translator(language)
  if (local === null) return ''
  const at = Date.parse(`${local}Z`)
  if (Number.isNaN(at)) return local
  const { locale } = LANGUAGES[language]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
  return t('dateAndTime', { date, time: local.slice(11, 16).replace(':', '.') })
}
