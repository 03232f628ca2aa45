/** The help of one command: what it does, one true example, and how it ends. */
import { Command } from 'commander'

interface Help {
  /** What it does, in one or two sentences. */
  does: string
  /** Its arguments, as one types them. */
  example: string
  /** When it exits with 1. */
  refused: string
}

export function command(name: string, { does, example, refused }: Help): Command {
  return new Command(name)
    .description(does)
    .addHelpText(
      'after',
      `\nExample: npm run -s cli -- ${example}\nExit 0 done · 1 ${refused} · 2 wrong usage`,
    )
}
