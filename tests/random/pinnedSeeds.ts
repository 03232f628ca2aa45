/** Seeds that once failed, with what broke: they run at every push, whatever else is drawn. */
export const PINNED_SEEDS: readonly { seed: number; broke: string }[] = []
