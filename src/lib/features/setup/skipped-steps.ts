import { readSetting, writeSetting } from '#ledger/settings.ts';
import type { StepName } from './checklist-facts.ts';

const key = 'setup-skipped';

/** The steps that were left for later. */
export const readSkipped = (): Promise<StepName[]> => readSetting<StepName[]>(key, []);

/** Leaves a step for later. */
export async function skipStep(name: StepName): Promise<void> {
	await writeSetting(key, [...new Set([...(await readSkipped()), name])]);
}

/** Takes a step up again. */
export async function resumeStep(name: StepName): Promise<void> {
	await writeSetting(
		key,
		(await readSkipped()).filter((one) => one !== name)
	);
}
