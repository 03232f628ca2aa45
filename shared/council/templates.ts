/**
 * The templates that come with the program: what a council begins with, and changes as it likes. Their words are the agenda's, and so
 * Danish in every language.
 */
import type { TemplateField } from '../agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../agenda/template.ts'
import type { CouncilTemplate, StandingNode } from './settings.ts'

export const SHIPPED_TEMPLATES = ['council', 'committee', 'city-council'] as const
export type ShippedTemplate = (typeof SHIPPED_TEMPLATES)[number]

const field = (key: string, heading: string, more: Partial<TemplateField> = {}): TemplateField => ({
  ...{ key, heading, placeholder: '', required: true, hidden: false, main: false },
  ...more,
})

// The keys are those that the import gives these headings, so that a file and the template name one field alike.
const SUMMARY = field('sagsresume', 'Sagsresumé', {
  placeholder: 'Sagen kort: hvad handler den om, og hvad skal besluttes?',
})
const RECOMMENDATION = field('recommendation', 'Indstilling', {
  placeholder: 'Forvaltningen indstiller, at …',
})
const PRESENTATION = field('presentation', 'Sagsfremstilling', {
  placeholder: 'Sagens baggrund, overvejelser og konsekvenser',
  main: true,
})
const ECONOMY = field('oekonomi', 'Økonomi', {
  placeholder: 'Hvad koster det, og hvor kommer pengene fra?',
})
const EARLIER = field('tidligere-behandling', 'Tidligere behandling', {
  placeholder: 'Hvad har udvalgene indstillet?',
  required: false,
})
const DECISION = field('decision', 'Beslutning', {
  placeholder: 'Her skrives beslutningen',
  required: false,
  hidden: true,
})

/** A standing item, of which nothing is asked: it is there for the meeting. */
const item = (title: string): StandingNode => ({
  ...{ kind: 'item', title, responsibles: [], withoutText: true, children: [] },
})
const section = (title: string, ...children: StandingNode[]): StandingNode => ({
  ...{ kind: 'section', title, responsibles: [], children },
})

const TEMPLATES: Readonly<Record<ShippedTemplate, CouncilTemplate>> = {
  council: {
    fields: FIRST_COUNCIL_TEMPLATE,
    asksCaseNumber: true,
    numbering: { first: 1, style: 'nested' },
    standing: [],
    phrases: null,
  },
  committee: {
    fields: [SUMMARY, RECOMMENDATION, PRESENTATION, ECONOMY, DECISION],
    asksCaseNumber: true,
    numbering: { first: 1, style: 'continuous' },
    standing: [item('Godkendelse af dagsorden'), section('Sager'), item('Orientering'), item('Eventuelt')],
    phrases: [
      'Forvaltningen indstiller, at udvalget:',
      'godkender det fremlagte',
      'tager orienteringen til efterretning',
      'Sagen har ingen økonomiske konsekvenser.',
    ],
  },
  'city-council': {
    fields: [SUMMARY, RECOMMENDATION, PRESENTATION, ECONOMY, EARLIER, DECISION],
    asksCaseNumber: true,
    numbering: { first: 1, style: 'continuous' },
    standing: [
      item('Godkendelse af dagsorden'),
      section('Sager til beslutning'),
      section('Orientering', item('Meddelelser fra borgmesteren')),
      item('Eventuelt'),
    ],
    phrases: [
      'Forvaltningen indstiller til byrådet, at:',
      'Udvalget indstiller til byrådet, at:',
      'tager orienteringen til efterretning',
      'Sagen har ingen økonomiske konsekvenser.',
    ],
  },
}

export const shippedTemplate = (which: ShippedTemplate): CouncilTemplate => TEMPLATES[which]

export const isShippedTemplate = (value: unknown): value is ShippedTemplate =>
  (SHIPPED_TEMPLATES as readonly unknown[]).includes(value)
