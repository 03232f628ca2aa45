/** Shows something else in place of what failed, so that one fault never blanks the page. */
import { Component, type ReactNode } from 'react'

interface Props {
  /** @param again draws what failed once more */
  fallback: (again: () => void) => ReactNode
  children: ReactNode
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  readonly #again = (): void => this.setState({ failed: false })

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(this.#again) : this.props.children
  }
}
