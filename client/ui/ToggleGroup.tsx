/** Buttons in a line that choose what a list shows: each is pressed or not. */
interface Props<Choice extends string> {
  className: string
  /** What is chosen, to who hears the page. */
  label: string
  choices: readonly Choice[]
  isOn: (choice: Choice) => boolean
  words: (choice: Choice) => string
  onPress: (choice: Choice) => void
}

export function ToggleGroup<Choice extends string>(props: Props<Choice>) {
  const { className, label, choices, isOn, words, onPress } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons in a line are no set of fields
    <div className={className} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button key={choice} type="button" aria-pressed={isOn(choice)} onClick={() => onPress(choice)}>
          {words(choice)}
        </button>
      ))}
    </div>
  )
}
