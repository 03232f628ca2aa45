/** What somebody types into a text while the editors' code is still on its way: it goes in when the editor is there. */

/** Collects from now on. @returns a function that ends it, and gives the characters typed until then */
export function collectTyping(): () => string {
  let typed = ''
  const onKey = (event: KeyboardEvent) => {
    const isCharacter = event.key.length === 1 && !event.metaKey && isText(event)
    if (!isCharacter) return
    event.preventDefault()
    typed += event.key
  }
  addEventListener('keydown', onKey, { capture: true })
  return () => {
    removeEventListener('keydown', onKey, { capture: true })
    return typed
  }
}

// AltGr is Ctrl and Alt at once, and types characters.
const isText = (event: KeyboardEvent): boolean =>
  (!event.ctrlKey && !event.altKey) || event.getModifierState('AltGraph')
