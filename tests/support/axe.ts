/** What axe finds wrong for those who do not see the page, or see it badly. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * Axe on this page. No page of the product has frames, so nothing has to be gathered from them: without legacy mode each look opens a
 * page more for that, and takes three times as long.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true).exclude(FADING)

/** The name at a caret that has been told: while it fades it is paler than may be read. The gallery has it as it stands. */
const FADING = '.caret-name[data-told="false"]'
