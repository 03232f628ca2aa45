/** The document: the agenda's own facts, the motto, and every item in the order in which it is read. */
import { memo, useMemo } from 'react'
import {
  type AgendaFacts,
  type ItemId,
  mottoOf,
  readFacts,
  readTemplate,
  type TemplateField,
} from '../../shared/agenda/document.ts'
import { setFact, setMeetingTime } from '../../shared/agenda/edits.ts'
import { t, timeSpan } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { AgendaDeadlines } from '../deadlines/AgendaDeadlines.tsx'
import { RichText } from '../editor/RichText.tsx'
import { FactInput } from '../facts/FactInput.tsx'
import { NotGiven } from '../facts/NotGiven.tsx'
import { TimeFact } from '../facts/TimeFact.tsx'
import { HandedBackHere } from '../handedBack/HandedBackHere.tsx'
import { EarlierTextButton } from '../history/EarlierTextButton.tsx'
import { useAddress } from '../reading/useAddress.ts'
import { DeletedItems } from '../structure/DeletedItems.tsx'
import { NewNodes } from '../structure/NewNodes.tsx'
import { useStructure } from '../structure/structureOfPage.ts'
import { useFocusKept } from '../structure/useFocusKept.ts'
import { useLineKept } from '../structure/useLineKept.ts'
import { elementId, useAgenda, useChanges } from './agendaContext.ts'
import { arriveAt } from './arrive.ts'
import { AGENDA } from './changes.ts'
import { ItemView } from './ItemView.tsx'
import { useItemsInOrder } from './OutlineNav.tsx'
import { useDrawnItems } from './useDrawnItems.ts'

/** Drawn anew when something of its own has changed, not whenever another item has come. */
const Item = memo(ItemView)

export function AgendaDocument() {
  const { session } = useAgenda()
  const items = useItemsInOrder()
  const drawn = useDrawnItems(items)
  const template = useShownFields()
  const { passageIsGone } = useAddress((address) => arriveAt(session, address))
  useFocusKept()
  useLineKept()
  return (
    <article className="page">
      {passageIsGone && <p className="notice passage-gone">{t('passageGone')}</p>}
      <Part name={t('partFacts')}>
        <FactsBlock />
      </Part>
      <Part name={t('partMotto')}>
        <Motto />
      </Part>
      {drawn.map(({ id, kind, number, depth, children }) => (
        <Part key={id} name={t('partItem', { number })}>
          <Item id={id} kind={kind} number={number} depth={depth} template={template} />
          {kind === 'section' && children.length === 0 && <EmptySection id={id} />}
        </Part>
      ))}
      {items.length === 0 && <p className="nothing-yet">{t('noItems')}</p>}
      <NewNodes className={items.length === 0 ? 'at-start' : 'at-end'} current={items.at(-1)?.id ?? null} />
      <Part name={t('partDeleted')}>
        <DeletedItems />
      </Part>
    </article>
  )
}

/** The same array until the template changes. */
function useShownFields(): readonly TemplateField[] {
  const { doc, watch } = useAgenda().session
  const key = `${AGENDA}/fields`
  useChanges(key)
  const version = watch.version(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document stays the same when the template changes
  return useMemo(() => readTemplate(doc).filter(({ hidden }) => !hidden), [doc, version])
}

function EmptySection({ id }: { id: ItemId }) {
  const { mayChange, add } = useStructure()
  if (!mayChange) return null
  return (
    <p className="nothing-yet">
      {t('emptySection')}{' '}
      <button type="button" className="button" onClick={() => add('item', { parent: id, index: 0 })}>
        {t('newItemHere')}
      </button>
    </p>
  )
}

function FactsBlock() {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const facts = readFacts(doc)
  const write =
    <K extends keyof AgendaFacts>(key: K) =>
    (value: AgendaFacts[K]) =>
      setFact(doc, key, value)
  const place = (field: string) => ({ item: AGENDA, field })
  return (
    <div className="agenda-facts">
      <FactInput
        place={place('council')}
        className="council"
        label={t('council')}
        value={facts.council}
        onWrite={write('council')}
      />
      <HandedBackHere place={place('council')} label={t('council')} />
      <FactInput
        place={place('title')}
        className="agenda-name"
        label={t('agendaTitle')}
        value={facts.title}
        onWrite={write('title')}
      />
      <HandedBackHere place={place('title')} label={t('agendaTitle')} />
      <div className="when-and-where">
        <TimeFact
          place={place('startsAt')}
          label={t('meetingTime')}
          labels={{ day: t('meetingDay'), from: t('startsAt') }}
          hasEnd
          read={() => readFacts(doc)}
          onWrite={(time) => setMeetingTime(doc, time)}
        >
          <span className="label">{t('time')}:</span>{' '}
          {facts.startsAt === null ? (
            <NotGiven>{t('noDate')}</NotGiven>
          ) : (
            timeSpan(facts.startsAt, facts.endsAt)
          )}
        </TimeFact>
        <FactInput place={place('place')} label={t('place')} value={facts.place} onWrite={write('place')} />
        <AgendaDeadlines />
      </div>
      <HandedBackHere place={place('place')} label={t('place')} />
    </div>
  )
}

function Motto() {
  const { doc } = useAgenda().session
  useChanges(`${AGENDA}/motto`)
  const motto = mottoOf(doc)
  const place = { item: AGENDA, field: 'motto' }
  if (motto === undefined) return null
  return (
    <div className="motto" id={elementId(place)}>
      <RichText
        place={place}
        kind="title"
        fragment={motto}
        placeholder={t('mottoPlaceholder')}
        label={t('motto')}
      />
      <EarlierTextButton place={place} where={t('motto')} isStop />
      <HandedBackHere place={place} label={t('motto')} />
    </div>
  )
}
