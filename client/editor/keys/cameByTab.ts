/** Whether somebody has come to where they are by Tab: known before there is an editor, for Tab is what makes one. */
let isTab = false
let isDown = false

export const cameByTab = (): boolean => isTab

/** Whether it is Tab that leads there just now. */
export const comesByTab = (): boolean => isDown

/** @returns the function that stops it */
export function watchTab(): () => void {
  const watching = new AbortController()
  const options = { capture: true, signal: watching.signal }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    isTab = key === 'Tab' || (isTab && key === 'Shift')
    isDown = key === 'Tab'
  }
  addEventListener('keydown', onKeyDown, options)
  addEventListener('keyup', () => (isDown = false), options)
  addEventListener('pointerdown', () => (isTab = false), options)
  return () => watching.abort()
}
