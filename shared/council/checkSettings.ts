/**
 * Whether a council's settings can be saved. `readCouncilSettings` reads whatever was stored; what somebody wants to save is not mended
 * in silence: it is told what is wrong, and where. The page asks before it sends, the server before it saves.
 */
import type { PlainSentence } from '../language/sentences.ts'
import { isPaperColour, whatIsWrongWith } from './paperLook.ts'
import { type CouncilSettings, LIMITS, readCouncilSettings, type StandingNode } from './settings.ts'

export interface SettingsProblem {
  /** Where it is: `fields/2`, `standing/0/1`, `phrases/3`, `numbering`, `deadlines/items`, `reminders`, `paper/colour`. */
  at: string
  sentence: PlainSentence
}

/** @returns in the order of the page; empty: they can be saved */
export function problemsIn(settings: CouncilSettings): SettingsProblem[] {
  const { template, deadlines, reminders, paper } = settings
  return [
    ...problemsInFields(template.fields),
    ...(isCount(template.numbering.first) ? [] : [problem('numbering', 'settingsFirstNumber')]),
    ...problemsInStanding(template.standing),
    ...problemsInPhrases(template.phrases ?? []),
    ...(['items', 'material'] as const).flatMap((which) => {
      const rule = deadlines[which]
      if (rule === null) return []
      return [
        ...(isDays(rule.workdaysBefore) ? [] : [problem(`deadlines/${which}`, 'settingsDays')]),
        ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(rule.time)
          ? []
          : [problem(`deadlines/${which}`, 'settingsTime')]),
      ]
    }),
    ...(reminders.workdaysBefore.every(isDays) ? [] : [problem('reminders', 'settingsDays')]),
    ...(isPaperColour(paper.colour) ? [] : [problem('paper/colour', whatIsWrongWith(paper.colour))]),
    ...(paper.logo === null || paper.logo.alt.trim() !== '' ? [] : [problem('paper/alt', 'settingsLogoAlt')]),
  ]
}

/**
 * @param value as it came over the wire
 * @returns the settings; or the first problem, or `null` where it is no form of settings at all
 */
export function settingsToSave(
  value: unknown,
): { settings: CouncilSettings } | { problem: SettingsProblem | null } {
  const settings = readCouncilSettings(value)
  if (isSameJson(settings, value)) {
    const [first] = problemsIn(settings)
    return first === undefined ? { settings } : { problem: first }
  }
  return { problem: firstIn(value) }
}

/** What reading would change is most often something that the page has a sentence for. */
function firstIn(value: unknown): SettingsProblem | null {
  try {
    return problemsIn(value as CouncilSettings)[0] ?? null
  } catch {
    return null
  }
}

/** Whatever the order of the keys. */
function isSameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        isSameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}

const problem = (at: string, sentence: PlainSentence): SettingsProblem => ({ at, sentence })

function problemsInFields(fields: CouncilSettings['template']['fields']): SettingsProblem[] {
  if (fields.length === 0) return [problem('fields', 'settingsNoField')]
  if (fields.length > LIMITS.fields) return [problem('fields', 'settingsTooMany')]
  const headings = fields.map(({ heading }) => heading.trim().toLocaleLowerCase('da'))
  const problems = fields.flatMap(({ heading, placeholder }, index) => {
    const at = `fields/${index}`
    if (headings[index] === '') return [problem(at, 'settingsNoHeading')]
    if (headings.indexOf(headings[index]!) < index) return [problem(at, 'settingsHeadingTwice')]
    const isTooLong = heading.length > LIMITS.line || placeholder.length > LIMITS.line
    return isTooLong ? [problem(at, 'settingsTooLong')] : []
  })
  const main = fields.filter(({ main }) => main)
  const isMainSeen = main.length === 1 && !main[0]!.hidden
  return isMainSeen ? problems : [...problems, problem('fields', 'settingsNoMain')]
}

function problemsInStanding(standing: readonly StandingNode[]): SettingsProblem[] {
  if (countOf(standing) > LIMITS.standing) return [problem('standing', 'settingsTooMany')]
  const walk = (nodes: readonly StandingNode[], above: string): SettingsProblem[] =>
    nodes.flatMap(({ title, children }, index) => {
      const at = `${above}/${index}`
      return [...problemsInLine(title, at, 'settingsNoTitle'), ...walk(children, at)]
    })
  return walk(standing, 'standing')
}

const countOf = (nodes: readonly StandingNode[]): number =>
  nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0)

function problemsInPhrases(phrases: readonly string[]): SettingsProblem[] {
  if (phrases.length > LIMITS.phrases) return [problem('phrases', 'settingsTooMany')]
  return phrases.flatMap((words, index) => problemsInLine(words, `phrases/${index}`, 'settingsNoWords'))
}

function problemsInLine(words: string, at: string, empty: PlainSentence): SettingsProblem[] {
  if (words.trim() === '') return [problem(at, empty)]
  return words.length > LIMITS.line ? [problem(at, 'settingsTooLong')] : []
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isDays = (value: number): boolean => isCount(value) && value <= LIMITS.workdaysBefore
