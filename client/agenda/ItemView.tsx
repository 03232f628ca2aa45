/** One section or item: its number and title, its facts, its fields, its attachments. */
import { memo, type ReactNode, useSyncExternalStore } from 'react'
import { tidyCaseNumber } from '../../shared/agenda/caseNumber.ts'
import {
  fieldOf,
  type ItemFacts,
  type ItemId,
  type ItemKind,
  isWithoutText,
  itemOf,
  lineOf,
  readItem,
  type TemplateField,
  titleOf,
} from '../../shared/agenda/document.ts'
import { setCaseNumber } from '../../shared/agenda/edits.ts'
import { shownNumber } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { Attachments } from '../attachments/Attachments.tsx'
import { ItemDue } from '../deadlines/ItemDue.tsx'
import { LateReason } from '../deadlines/LateReason.tsx'
import { RichText } from '../editor/RichText.tsx'
import { FactInput } from '../facts/FactInput.tsx'
import { FactText } from '../facts/FactText.tsx'
import { LockFact } from '../facts/LockFact.tsx'
import { Responsibles } from '../facts/Responsibles.tsx'
import { HandedBackHere } from '../handedBack/HandedBackHere.tsx'
import { EarlierTextButton } from '../history/EarlierTextButton.tsx'
import { NewHere } from '../news/NewHere.tsx'
import { OpenThreads } from '../news/OpenThreads.tsx'
import { ItemStatus } from '../progress/ItemStatus.tsx'
import { SectionSum } from '../progress/Sums.tsx'
import { CopyLink } from '../reading/CopyLink.tsx'
import { DragHandle } from '../structure/DragHandle.tsx'
import { ItemMenu } from '../structure/ItemMenu.tsx'
import { nodeName } from '../structure/nodeName.ts'
import { useStructure } from '../structure/structureOfPage.ts'
import { CommentButton } from '../threads/CommentButton.tsx'
import { Heading } from '../ui/Heading.tsx'
import { elementId, useAgenda, useChanges } from './agendaContext.ts'
import type { FieldPlace } from './changes.ts'
import { FieldsNotAsked } from './FieldsNotAsked.tsx'
import { OwnMark } from './OwnMark.tsx'
import { WritingHere } from './WritingHere.tsx'

interface Props {
  id: ItemId
  kind: ItemKind
  number: string
  /** 0 at the top. */
  depth: number
  /** The fields that are shown. */
  template: readonly TemplateField[]
}

/** The page's own heading is level 1. */
const FIRST_LEVEL = 2

export function ItemView({ id, kind, number, depth, template }: Props) {
  useLanguage()
  const { doc } = useAgenda().session
  const { mayChange } = useStructure()
  useChanges(id)
  const item = itemOf(doc, id)
  if (item === undefined) return null
  const title = titleOf(item)
  const titlePlace = { item: id, field: 'title' }
  const level = FIRST_LEVEL + depth
  const name = nodeName(doc, id, number)
  const draw = (field: TemplateField) => (
    <Field key={field.key} id={id} number={number} field={field} level={level + 1} />
  )
  return (
    <section id={`item-${id}`} className="item" data-kind={kind}>
      <div className="item-head" id={elementId(titlePlace)} data-moves={id}>
        <Heading level={level} className="item-heading">
          <span className="number">{shownNumber({ kind, number })}</span>{' '}
          {title === undefined ? (
            t('untitled')
          ) : (
            <RichText
              place={titlePlace}
              kind="title"
              fragment={title}
              placeholder={t('untitled')}
              label={t('titleOf', { number })}
            />
          )}
        </Heading>
        <OwnMark id={id} />
        <span className="head-marks">
          <NewHere place={titlePlace} />
          <OpenThreads id={id} name={name} />
        </span>
        <WritingHere place={titlePlace} />
        {mayChange && <DragHandle id={id} name={name} />}
        <ItemMenu id={id} kind={kind} name={name} />
      </div>
      <HandedBackHere place={titlePlace} label={t('titleOf', { number })} />
      {kind === 'section' && <SectionSum id={id} number={number} />}
      {kind === 'item' && (
        <>
          <Part name={t('partStatus')}>
            <ItemStatus id={id} name={name} />
          </Part>
          <Part name={t('partFacts')}>
            <ItemFactsRow facts={readItem(id, item)} number={number} />
            <HandedBackHere place={{ item: id, field: 'caseNumber' }} label={t('caseNumberOf', { number })} />
            <HandedBackHere place={{ item: id, field: 'presenter' }} label={t('presenterOf', { number })} />
          </Part>
          {isWithoutText(item) ? (
            <FieldsNotAsked id={id} name={name} template={template} draw={draw} />
          ) : (
            template.map(draw)
          )}
          <Part name={t('partAttachments')}>
            <Attachments id={id} number={number} level={level + 1} />
          </Part>
        </>
      )}
    </section>
  )
}

function ItemFactsRow({ facts, number }: { facts: ItemFacts; number: string }) {
  const { doc } = useAgenda().session
  const { id } = facts
  const item = itemOf(doc, id)
  return (
    <div className="item-facts">
      <FactInput
        place={{ item: id, field: 'caseNumber' }}
        label={t('caseNumber')}
        name={t('caseNumberOf', { number })}
        value={facts.caseNumber}
        tidy={tidyCaseNumber}
        speaksForItself
        onWrite={(value) => setCaseNumber(doc, id, value)}
      />
      <Responsibles
        {...{ item: id, number }}
        responsibles={facts.responsibles}
        order={facts.responsibleOrder}
      />
      <FactText
        place={{ item: id, field: 'presenter' }}
        label={t('presenter')}
        name={t('presenterOf', { number })}
        fragment={item && lineOf(item, 'presenter')}
        words={facts.presenter}
      />
      <ItemDue
        item={id}
        number={number}
        dueAt={facts.dueAt}
        read={() => (item && readItem(id, item).dueAt) ?? null}
      />
      {facts.locked !== null && <LockFact lock={facts.locked} />}
      <LateReason facts={facts} number={number} />
    </div>
  )
}

interface FieldProps {
  id: ItemId
  number: string
  field: TemplateField
  level: number
}

const Field = memo(function Field({ id, number, field, level }: FieldProps) {
  useLanguage()
  const { doc } = useAgenda().session
  const place = { item: id, field: field.key }
  const item = itemOf(doc, id)
  const fragment = item && fieldOf(item, field.key)
  const label = t('fieldOf', { heading: field.heading, number })
  const toolbar = useToolbar(place, label)
  return (
    <div className="field" id={elementId(place)} data-tools={toolbar !== null}>
      <div className="field-head">
        <Heading level={level} className="field-heading" lang={AGENDA_LANGUAGE}>
          {field.heading}
        </Heading>
        {toolbar}
        <CommentButton place={place} where={label} />
        <EarlierTextButton place={place} where={label} />
        <CopyLink place={place} where={label} />
        <NewHere place={place} />
        <WritingHere place={place} />
      </div>
      {fragment === undefined ? (
        <p className="notice">{t('fieldNotThere')}</p>
      ) : (
        <RichText
          place={place}
          kind="field"
          fragment={fragment}
          placeholder={field.placeholder}
          label={label}
        />
      )}
      <HandedBackHere place={place} label={label} />
    </div>
  )
})

/** While one writes in the field. */
function useToolbar(place: FieldPlace, label: string): ReactNode {
  const { editing } = useAgenda()
  const editor = useSyncExternalStore(
    editing?.tools.subscribe ?? subscribeToNothing,
    () => editing?.tools.editorAt(place) ?? null,
  )
  if (editor === null || editing === null) return null
  return <editing.Toolbar editor={editor} tools={editing.tools} label={label} />
}

const subscribeToNothing = () => () => {}
