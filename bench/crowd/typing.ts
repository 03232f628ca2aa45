/** How fast people type, for the crowd and for the person at the browser. */

/**
 * Between two keys (ms): 165 on average, 6 keys a second, 72 words a minute. That is a fast typist; and never in step with
 * the screen's frames or with anybody else.
 */
export const nextKeyIn = (): number => 110 + Math.random() * 110

/** Keys in one go, before somebody stops to think for a moment (0.4 to 1.5 s): five keys a second over all. */
export const KEYS_IN_ONE_GO = 40
export const pauseFor = (): number => 400 + Math.random() * 1100

const TEXT =
  'Sekretariatet indstiller, at rådet drøfter sagen og tager orienteringen til efterretning, idet kommunerne får mulighed for at komme med bemærkninger. '

/** The n-th key of an endless text. */
export const keyAt = (n: number): string => TEXT[n % TEXT.length]!

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
