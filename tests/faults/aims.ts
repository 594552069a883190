import { fileURLToPath } from 'node:url';
import type { Landmark } from '#server/delivery/landmarks.ts';

/** Where a kill is aimed at; `anytime` comes from outside at a moment that nobody chose. */
export type Aim = Landmark | 'anytime';

/** Kills by where they struck. */
export type KillsByState = Record<Aim, number>;

/** In turn, from the first kill on: the first relay of a run is still aimed at nothing. */
const aims = ['anytime', 'claimed', 'armed', 'answered'] as const;

/** What a run aims its kills at: as often at each. */
export const planAims = (kills: number): Aim[] =>
	Array.from({ length: kills }, (_, index) => aims[index % aims.length]!);

/** What makes a relay end itself when its attempts pass a landmark for the so-manieth time. */
export const aimedAt = (landmark: Landmark, time: number): Record<string, string> => ({
	NODE_OPTIONS: `--import=${fileURLToPath(import.meta.resolve('#tests/faults/fault-point.ts'))}`,
	DIE_AT: `${landmark}:${time}`
});
