/** The page as a screen reader gets it from the browser. */
import type { Page } from '@playwright/test'

interface Spoken {
  role: string
  name: string
  level: number
}

const CONTROLS = new Set(
  'button link textbox searchbox combobox menuitem spinbutton option checkbox listbox menu dialog toolbar'.split(
    ' ',
  ),
)
/** A form is one only where it has a name (HTML-AAM). */
const LANDMARKS = new Set('banner main navigation search region complementary contentinfo form'.split(' '))

/** Everything that can be reached, in the order in which it is read. */
async function readTree(page: Page): Promise<Spoken[]> {
  const browser = await page.context().newCDPSession(page)
  const { nodes } = await browser.send('Accessibility.getFullAXTree')
  await browser.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const read = (id: string): Spoken[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value ?? 0
    const here = { role: String(node.role?.value), name: String(node.name?.value ?? '').trim(), level }
    return [...(node.ignored ? [] : [here]), ...(node.childIds ?? []).flatMap(read)]
  }
  return read(nodes[0]!.nodeId)
}

/** @returns one line for each fault: what has no name, landmarks that cannot be told apart, a level of headings that is left out */
export async function faultsForScreenReader(page: Page): Promise<string[]> {
  const nodes = await readTree(page)
  const landmarks = nodes
    .filter(({ role, name }) => LANDMARKS.has(role) && !(role === 'form' && name === ''))
    .map(({ role, name }) => `${role} «${name}»`)
  const headings = nodes.filter(({ role }) => role === 'heading')
  // Of what stands over the page the page's own heading is not read.
  const first = nodes.some(({ role }) => role === 'dialog') ? 1 : 0
  return [
    ...nodes
      .filter(({ role, name }) => CONTROLS.has(role) && name === '')
      .map(({ role }) => `${role} without a name`),
    ...landmarks
      .filter((landmark, index) => landmarks.indexOf(landmark) !== index)
      .map((twice) => `${twice} twice`),
    ...headings.flatMap(({ level, name }, index) => {
      const before = headings[index - 1]?.level ?? first
      return level > before + 1 ? [`«${name}» of level ${level} after ${before}`] : []
    }),
  ]
}

/** @returns all that is read aloud by itself from now on, without what is said twice in a row */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const LIVE =
      '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]'
    const heard: string[] = []
    Object.assign(window, { heard })
    const hear = (region: Element | null | undefined) => {
      const words = region?.textContent?.trim() ?? ''
      if (words !== '' && heard.at(-1) !== words) heard.push(words)
    }
    const ofTarget = (target: Node) =>
      (target instanceof Element ? target : target.parentElement)?.closest(LIVE)
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        hear(ofTarget(target))
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alert of node.querySelectorAll('[role="alert"]')) hear(alert)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}
