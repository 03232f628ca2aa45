/** «Læs»: the agenda as paper, what is written and nothing else. It follows the document, and prints as it stands. */
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type * as Y from 'yjs'
import {
  fieldOf,
  type ItemId,
  itemOf,
  mottoOf,
  readAttachments,
  readFacts,
  readItem,
  readTemplate,
  titleOf,
} from '../../shared/agenda/document.ts'
import { type OutlineNode, shownNumber } from '../../shared/agenda/outline.ts'
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { ATTACHMENTS } from '../../shared/agenda/wordValues.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { elementId, useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA, type FieldPlace, placeKey } from '../agenda/changes.ts'
import { useItemsInOrder } from '../agenda/OutlineNav.tsx'
import { listOf, t, timeSpan } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { AttachmentLink } from '../attachments/AttachmentLink.tsx'
import { attachmentElementId } from '../attachments/attachmentAt.ts'
import { DrawnText } from '../editor/DrawnText.tsx'
import { followsLabels, toHtml } from '../editor/toHtml.ts'
import { useLabels } from '../editor/useLabels.ts'
import { namesOf } from '../facts/people.ts'
import { Heading } from '../ui/Heading.tsx'
import { useAddress } from './useAddress.ts'
import './reading.css'

/** The page's own heading is level 1. */
const FIRST_LEVEL = 2

export function ReadingDocument() {
  const items = useItemsInOrder()
  const { passageIsGone } = useAddress()
  return (
    <article className="page reading">
      {passageIsGone && <p className="notice passage-gone">{t('passageGone')}</p>}
      <Part name={t('partFacts')}>
        <Opening />
      </Part>
      {items.length === 0 && (
        <p className="nothing-yet">
          {t('nothingToRead')}{' '}
          <Link href={location.pathname.replace(/\/laes\/?$/, '')}>{t('writeFirstItem')}</Link>
        </p>
      )}
      {items.map((node) => (
        <Part key={node.id} name={t('partItem', { number: node.number })}>
          <Item node={node} />
        </Part>
      ))}
    </article>
  )
}

function Opening() {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const { council, title, startsAt, endsAt, place } = readFacts(doc)
  useChanges(`${AGENDA}/motto`)
  const motto = mottoOf(doc)
  const when = startsAt === null ? t('noDate') : timeSpan(startsAt, endsAt)
  return (
    <div className="opening">
      <p className="council" lang={AGENDA_LANGUAGE}>
        {council}
      </p>
      <p className="agenda-name" lang={AGENDA_LANGUAGE}>
        {title}
      </p>
      <p className="when-and-where">{[when, place].filter(Boolean).join(' · ')}</p>
      {hasWords(motto) && (
        <div className="motto">
          <Text place={{ item: AGENDA, field: 'motto' }} kind="title" fragment={motto} />
        </div>
      )}
    </div>
  )
}

function Item({ node: { id, kind, number, depth } }: { node: OutlineNode }) {
  const { doc } = useAgenda().session
  useChanges(`${AGENDA}/fields`)
  const item = itemOf(doc, id)
  if (item === undefined) return null
  const place = { item: id, field: 'title' }
  const level = FIRST_LEVEL + depth
  const template = readTemplate(doc).filter(({ hidden }) => !hidden)
  return (
    <section id={`item-${id}`} className="item" data-kind={kind}>
      <div id={elementId(place)}>
        <Heading level={level} className="item-heading">
          <span className="number">{shownNumber({ kind, number })}</span>{' '}
          <Text place={place} kind="title" fragment={titleOf(item)} />
        </Heading>
      </div>
      {kind === 'item' && (
        <>
          <Facts id={id} />
          {template.map(({ key, heading }) => (
            <Field key={key} place={{ item: id, field: key }} heading={heading} level={level + 1} />
          ))}
          <Attachments id={id} level={level + 1} />
        </>
      )}
    </section>
  )
}

function Facts({ id }: { id: ItemId }) {
  const { session, people } = useAgenda()
  useChanges(id)
  const place = { item: id, field: 'presenter' }
  useChanges(placeKey(place))
  const latePlace = { item: id, field: 'lateReason' }
  useChanges(placeKey(latePlace))
  const item = itemOf(session.doc, id)
  if (item === undefined) return null
  const { caseNumber, responsibles, responsibleOrder, presenter, lateReason } = readItem(id, item)
  const names = namesOf(people, responsibles, { order: responsibleOrder })
  const facts = [
    [t('caseNumber'), caseNumber],
    [t('responsibles', { n: responsibles.length }), listOf(names ?? [])],
  ].filter(([, value]) => value !== '')
  const late = lateReason !== '' && (
    <p className="reading-facts">
      {`${t('lateItem')}: `}
      <span id={elementId(latePlace)} lang={AGENDA_LANGUAGE}>
        {lateReason}
      </span>
    </p>
  )
  if (facts.length === 0 && presenter === '') return late
  return (
    <>
      <p className="reading-facts">
        {facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}
        {presenter !== '' && (
          <>
            {`${facts.length === 0 ? '' : ' · '}${t('presenter')}: `}
            <span id={elementId(place)}>{presenter}</span>
          </>
        )}
      </p>
      {late}
    </>
  )
}

function Field({ place, heading, level }: { place: FieldPlace; heading: string; level: number }) {
  const { doc } = useAgenda().session
  useChanges(placeKey(place))
  const item = itemOf(doc, place.item)
  const fragment = item && fieldOf(item, place.field)
  if (!hasWords(fragment)) return null
  return (
    <div className="field" id={elementId(place)}>
      <Heading level={level} className="field-heading" lang={AGENDA_LANGUAGE}>
        {heading}
      </Heading>
      <Text place={place} kind="field" fragment={fragment} />
    </div>
  )
}

const hasWords = (fragment: Y.XmlFragment | undefined): boolean =>
  fragment !== undefined && plainText(readRichText(fragment)).trim() !== ''

interface TextProps {
  place: FieldPlace
  kind: 'title' | 'field'
  fragment: Y.XmlFragment | undefined
}

function Text({ place, kind, fragment }: TextProps) {
  const { watch } = useAgenda().session
  useChanges(placeKey(place))
  const attachments = placeKey({ item: place.item, field: ATTACHMENTS })
  useChanges(attachments)
  const [refers, setRefers] = useState(false)
  const labels = useLabels(refers)
  const version = `${watch.version(placeKey(place))} ${watch.version(attachments)} ${labels}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment stays the same when its text changes
  const html = useMemo(() => (fragment === undefined ? '' : toHtml(fragment)), [fragment, version])
  if (followsLabels(html) !== refers) setRefers(!refers)
  return <DrawnText {...{ place, kind, html }} />
}

function Attachments({ id, level }: { id: ItemId; level: number }) {
  const { doc } = useAgenda().session
  useChanges(id)
  const item = itemOf(doc, id)
  const attachments = item === undefined ? [] : readAttachments(item)
  if (attachments.length === 0) return null
  return (
    <div className="field">
      <Heading level={level} className="field-heading" lang={AGENDA_LANGUAGE}>
        {ATTACHMENTS_HEADING}
      </Heading>
      <ul className="reading-attachments" lang={AGENDA_LANGUAGE}>
        {attachments.map((attachment) => (
          <li key={attachment.id} id={attachmentElementId(attachment.id)}>
            <AttachmentLink item={id} attachment={attachment} />
          </li>
        ))}
      </ul>
    </div>
  )
}
