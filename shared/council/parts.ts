/** The parts of a council's settings: by them it is told what was changed, and what two people changed at once. */
import type { CouncilSettings } from './settings.ts'

export const SETTINGS_PARTS = [
  'fields',
  'caseNumbers',
  'numbering',
  'standing',
  'phrases',
  'deadlines',
  'reminders',
  'comments',
  'paper',
] as const

export type SettingsPart = (typeof SETTINGS_PARTS)[number]

const contentOf = ({ template, ...others }: CouncilSettings, part: SettingsPart): unknown =>
  ({ ...template, caseNumbers: template.asksCaseNumber, ...others })[part]

/** Two values read by `readCouncilSettings` have their keys in one order. */
const isSame = (a: CouncilSettings, b: CouncilSettings, part: SettingsPart): boolean =>
  JSON.stringify(contentOf(a, part)) === JSON.stringify(contentOf(b, part))

/** @param from, to as `readCouncilSettings` gives them */
export const changedParts = (from: CouncilSettings, to: CouncilSettings): SettingsPart[] =>
  SETTINGS_PARTS.filter((part) => !isSame(from, to, part))

/** @returns `onto` with these parts of `of` */
export function withParts(
  onto: CouncilSettings,
  of: CouncilSettings,
  parts: readonly SettingsPart[],
): CouncilSettings {
  const pick = (part: SettingsPart) => (parts.includes(part) ? of : onto)
  return {
    template: {
      fields: pick('fields').template.fields,
      asksCaseNumber: pick('caseNumbers').template.asksCaseNumber,
      numbering: pick('numbering').template.numbering,
      standing: pick('standing').template.standing,
      phrases: pick('phrases').template.phrases,
    },
    deadlines: pick('deadlines').deadlines,
    reminders: pick('reminders').reminders,
    comments: pick('comments').comments,
    paper: pick('paper').paper,
  }
}

/** What two people made of the same settings, put together by parts. */
export interface MergedSettings {
  /** One's own parts, and those that only the other has changed. */
  settings: CouncilSettings
  /** What both have changed, and not to the same: one's own is in `settings`. */
  both: SettingsPart[]
}

/**
 * @param base what both began with
 * @param mine what has not been saved yet
 * @param theirs what was saved meanwhile
 */
export function mergeSettings(
  base: CouncilSettings,
  mine: CouncilSettings,
  theirs: CouncilSettings,
): MergedSettings {
  const own = changedParts(base, mine)
  const others = changedParts(base, theirs)
  const both = own.filter((part) => others.includes(part) && !isSame(mine, theirs, part))
  return { settings: withParts(theirs, mine, own), both }
}
