import { expect, test } from 'vitest'
import { changedParts, mergeSettings, SETTINGS_PARTS, withParts } from '../../../shared/council/parts.ts'
import { type CouncilSettings, DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { shippedTemplate } from '../../../shared/council/templates.ts'

/** Another one in each part. */
const OTHER: CouncilSettings = {
  template: { ...shippedTemplate('committee'), asksCaseNumber: false },
  deadlines: { items: null, material: null, saturdayIsWorkday: true },
  reminders: { isAutomatic: false, workdaysBefore: [2] },
  comments: { readers: false },
  paper: { logo: null, font: 'inter', colour: '#003344', mailsPdf: true, changes: 'words' },
}

test('[Q5] what differs is told by parts, and each part can be taken alone', () => {
  expect(changedParts(DEFAULT_SETTINGS, DEFAULT_SETTINGS)).toEqual([])
  expect(changedParts(DEFAULT_SETTINGS, OTHER)).toEqual(SETTINGS_PARTS)
  for (const part of SETTINGS_PARTS)
    expect(changedParts(DEFAULT_SETTINGS, withParts(DEFAULT_SETTINGS, OTHER, [part]))).toEqual([part])
})

test('[Q5] of any two changes of two people both are there, but where they changed the same part differently', () => {
  for (const mine of SETTINGS_PARTS)
    for (const theirs of SETTINGS_PARTS) {
      const own = withParts(DEFAULT_SETTINGS, OTHER, [mine])
      const others = withParts(DEFAULT_SETTINGS, OTHER, [theirs])
      const { settings, both } = mergeSettings(DEFAULT_SETTINGS, own, others)
      expect(new Set(changedParts(DEFAULT_SETTINGS, settings))).toEqual(new Set([mine, theirs]))
      expect(both).toEqual([])
    }
})

test('[Q5] where both have changed a part one’s own stands, and it is named', () => {
  const own = { ...DEFAULT_SETTINGS, reminders: { isAutomatic: true, workdaysBefore: [9] } }
  const others = withParts(DEFAULT_SETTINGS, OTHER, ['reminders', 'deadlines'])
  const { settings, both } = mergeSettings(DEFAULT_SETTINGS, own, others)
  expect(both).toEqual(['reminders'])
  expect(settings.reminders).toEqual(own.reminders)
  expect(settings.deadlines).toEqual(OTHER.deadlines)
})
