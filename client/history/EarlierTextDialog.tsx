/** «Tidligere tekst»: the window with what was written at an item before, one text or value at a time. */
import { useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { EarlierText } from '../../shared/protocol/api.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { useIsOffline } from '../agenda/useAgendaSession.ts'
import { dayAndClock, t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { serverNow } from '../app/serverClock.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Notices.tsx'
import { bringBackHere } from './bringBackHere.ts'
import { EarlierTexts } from './EarlierTexts.tsx'
import { seenNow } from './seenNow.ts'
import { nameOfText, textsBeside } from './texts.ts'
import { useEarlierTexts } from './useEarlierTexts.ts'
import './history.css'

interface Props {
  agenda: AgendaId
  /** The text that is shown first. */
  at: FieldPlace
  onClose: () => void
}

export function EarlierTextDialog({ agenda, at, onClose }: Props) {
  const { doc } = useAgenda().session
  const [place, choose] = useState(at)
  const texts = textsBeside(doc, at)
  return (
    <Dialog
      className="earlier"
      heading={t('earlierHeading', { name: nameOfText(doc, place) })}
      onClose={onClose}
    >
      {texts.length > 1 && (
        <label className="earlier-field">
          {t('earlierField')}
          <select
            value={place.field}
            onChange={({ target }) => choose({ item: at.item, field: target.value })}
          >
            {texts.map(({ field, name }) => (
              <option key={field} value={field}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Part name={t('partEarlier')}>
        <OfOneText key={placeKey(place)} agenda={agenda} place={place} onClose={onClose} />
      </Part>
    </Dialog>
  )
}

interface OneTextProps {
  agenda: AgendaId
  place: FieldPlace
  onClose: () => void
}

function OfOneText({ agenda, place, onClose }: OneTextProps) {
  const open = useAgenda()
  const tell = useTell()
  const earlier = useEarlierTexts(agenda, place, useIsOffline(open.session))
  // What comes from now on was not there when one looked: bringing something back leaves it.
  const [seen] = useState(() => seenNow(open.session.doc, place))
  const bring = ({ text, at }: EarlierText) => {
    onClose()
    const [where, time] = [nameOfText(open.session.doc, place), dayAndClock(at, serverNow())]
    bringBackHere(open, { place, text, seen, where, time }, tell)
  }
  return <EarlierTexts place={place} earlier={earlier} onBring={bring} />
}
