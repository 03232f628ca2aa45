/** Whether somebody has come to where they are by Tab: known before there is an editor, for Tab is what makes one. */
let isTab = false

export const cameByTab = (): boolean => isTab

/** @returns the function that stops it */
export function watchTab(): () => void {
  const watching = new AbortController()
  const options = { capture: true, signal: watching.signal }
  addEventListener('keydown', ({ key }) => (isTab = key === 'Tab' || (isTab && key === 'Shift')), options)
  addEventListener('pointerdown', () => (isTab = false), options)
  return () => watching.abort()
}
