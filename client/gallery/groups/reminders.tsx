/** «Påmind». */
import { addDays } from '../../../shared/agenda/localTime.ts'
import type { RemindedItem, ReminderPerson, ReminderPreview } from '../../../shared/protocol/api.ts'
import { ApiError } from '../../app/api.ts'
import { t } from '../../app/language.ts'
import { danishNow } from '../../deadlines/useDanishNow.ts'
import { RemindButton } from '../../reminders/RemindButton.tsx'
import { RemindDialog } from '../../reminders/RemindDialog.tsx'
import type { ReminderActions } from '../../reminders/reminderActions.ts'
import { WhatBecame } from '../../reminders/WhatBecame.tsx'
import { find, press } from '../acts.ts'
import { item, JAKOB, KAREN, PEOPLE, SØREN, VIBEKE, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'

const due = `${addDays(danishNow().slice(0, 10), 2)}T12:00`

const lacking = (
  number: string,
  title: string,
  missing: string,
  why: string | null = null,
): RemindedItem => ({
  ...{ id: `item-${number}`, number, title, missing, why, due },
})

const AI = lacking('2.3', 'Strategisk perspektiv – hvad vil vi med AI?', 'Sagsfremstilling, 1 bilag')
const RETURNED = lacking('2.5', 'Forretningsmæssigt perspektiv', '', 'Kan indstillingen blive kortere?')

const MAIL = {
  language: 'da',
  subject: 'Påmindelse: 1 punkt til It-Arkitekturrådet 24. januar 2024',
  before: 'Goddag Søren Madsen\n\nKaren Holm minder om, at dette mangler fra dig.',
  after:
    '2.3 Strategisk perspektiv – hvad vil vi med AI?\nMangler: Sagsfremstilling, 1 bilag\nhttps://dagsorden.eksempel.dk/agenda/V1StGXR8_Z5jdHi6B-myT#item-V1StGXR8_Z5jdHi6B-myT/presentation',
} as const

const person = (who: { id: string; name: string }, more: Partial<ReminderPerson> = {}): ReminderPerson => ({
  ...{ id: who.id, name: who.name, items: [AI], cannot: null, today: null, mail: MAIL },
  ...more,
})

const EVERYBODY: ReminderPreview = {
  people: [
    person(SØREN, { items: [AI, RETURNED] }),
    person(VIBEKE, { today: { at: Date.UTC(2024, 0, 15, 7), reason: 'automatic' } }),
    person(JAKOB, { today: { at: Date.UTC(2024, 0, 15, 8), reason: 'by-hand' } }),
    person(ÅSE, { cannot: 'may-not-write', mail: null }),
    person(PEOPLE[7]!, { cannot: 'no-address', mail: null }),
    person({ id: 'gone', name: 'Bo Dam' }, { name: null, cannot: 'no-member', mail: null }),
  ],
  unassigned: [lacking('2.8', 'Opsamling på temadrøftelsen', 'ansvarlig, Baggrund, Sagsfremstilling')],
}

const nothing = () => {}
const never = new Promise<never>(nothing)

const opened = (name: string, preview: ReminderActions['preview'], more: Partial<State> = {}): State => ({
  name,
  alone: true,
  show: () => (
    <RemindDialog
      actions={{ preview, send: async () => Promise.reject(new ApiError(503, t('unavailableDetail'))) }}
      calendar={{ saturdayIsWorkday: false }}
      only={null}
      by={KAREN.name}
      onAllSent={nothing}
      onClose={nothing}
    />
  ),
  ...more,
})

const window = () => find(document.body, '.remind-dialog .dialog-form')

export const REMINDERS: Group = {
  name: 'Reminders',
  shows: [
    'client/reminders/RemindButton.tsx',
    'client/reminders/RemindDialog.tsx',
    'client/reminders/WhatBecame.tsx',
  ],
  states: [
    staged('remind-button', { agenda: { items: [item('Budget')] } }, () => <RemindButton agenda="agenda" />),
    staged('remind-one', {}, () => <RemindButton agenda="agenda" person={SØREN} />),
    opened('remind-everybody', async () => EVERYBODY, { act: async () => void (await window()) }),
    opened('remind-with-the-mail', async () => EVERYBODY, {
      act: async () => press(await window(), 'summary'),
    }),
    opened('remind-refused', async () => EVERYBODY, {
      act: async () => {
        const form = await window()
        await press(form, 'button[type="submit"]')
        await find(form, '[role="alert"]')
      },
    }),
    opened('remind-nobody', async () => ({ people: [], unassigned: EVERYBODY.unassigned })),
    opened('remind-loading', () => never),
    opened('remind-not-fetched', () => Promise.reject(new TypeError('no connection'))),
    {
      name: 'remind-what-became',
      show: () => (
        <WhatBecame
          sent={{
            people: [
              { id: SØREN.id, name: SØREN.name, is: 'sent' },
              { id: VIBEKE.id, name: VIBEKE.name, is: 'sent' },
              { id: JAKOB.id, name: JAKOB.name, is: 'waiting' },
              { id: ÅSE.id, name: ÅSE.name, is: 'already' },
              { id: 'gone', name: null, is: 'none' },
            ],
          }}
          onClose={nothing}
        />
      ),
    },
  ],
}
