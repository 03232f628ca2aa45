/** @param stops what ends each of several subscriptions @returns what ends them all */
export const stopAll = (stops: readonly (() => void)[]) => (): void => {
  for (const stop of stops) stop()
}
