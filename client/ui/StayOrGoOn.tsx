/** The two ways out of a question: to leave things as they are, which has the focus, or to go on with what was begun. */
interface Props {
  stay: string
  goOn: string
  onClose: () => void
  /** Called when the question is closed. */
  onGoOn: () => void
}

export function StayOrGoOn({ stay, goOn, onClose, onGoOn }: Props) {
  return (
    <p className="ways-on">
      <button type="button" className="button primary" data-first-focus onClick={onClose}>
        {stay}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          onClose()
          onGoOn()
        }}
      >
        {goOn}
      </button>
    </p>
  )
}
