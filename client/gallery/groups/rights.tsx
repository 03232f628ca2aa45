/** What one may read and not change, and why that is said. */
import { lockItem } from '../../../shared/agenda/edits.ts'
import { OutlineNav } from '../../agenda/OutlineNav.tsx'
import { find } from '../acts.ts'
import { fullItem, IDA, item, JAKOB, SØREN, section } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'
import { FieldText } from './FieldText.tsx'
import { TheItem } from './TheItem.tsx'

const OTHERS = { items: [fullItem({ responsibles: [SØREN.id, IDA.id] }), item('Budget 2025')] }
const OWN = { items: [fullItem()] }

const focus = (selector: string) => async (frame: HTMLElement) => {
  ;(await find(frame, selector)).focus()
  await find(frame, '.why-not')
}

export const RIGHTS_OF_PLACES: Group = {
  name: 'rights',
  shows: ['client/facts/LockFact.tsx', 'client/rights/WhyNot.tsx'],
  states: [
    staged('rights-others-item', { agenda: OTHERS, role: 'contributor' }, ({ id }) => <TheItem id={id(1)} />),
    staged(
      'rights-others-text',
      { agenda: OTHERS, role: 'contributor' },
      ({ id }) => <FieldText id={id(1)} />,
      { alone: true, act: focus('[role="textbox"]') },
    ),
    staged(
      'rights-locked-fact',
      {
        agenda: OWN,
        role: 'contributor',
        change: (doc, id) => lockItem(doc, id(1), { by: JAKOB.id, at: 1, why: 'Sendes i dag' }),
      },
      ({ id }) => <TheItem id={id(1)} />,
      { alone: true, act: focus('.responsibles') },
    ),
    staged('rights-reader', { agenda: OTHERS, role: 'reader' }, ({ id }) => <TheItem id={id(1)} />),
    staged(
      'rights-outline',
      { agenda: { items: [section('Sager', ...OTHERS.items)] }, role: 'contributor' },
      () => <OutlineNav className="outline" />,
    ),
  ],
}
