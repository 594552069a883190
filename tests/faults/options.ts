import { parseArgs } from 'node:util';

/** How a server misbehaves: fractions of the moments at which it can. */
export interface Mischief {
	/** Connections dropped after the end of data, and before 354. */
	dropAfter: number;
	dropBefore: number;
	/** Addresses refused for good, and put off at their first try. */
	refuse: number;
	defer: number;
}

/** What a run of faults is to be. */
export interface Options extends Mischief {
	/** Whether to run every kind of fault once instead of killing the relay. */
	matrix: boolean;
	messages: number;
	kills: number;
}

/** Reads `--messages 1000 --kills 100 --drop-after 0 …`; a server misbehaves unless it is told not to. */
export function readOptions(words: string[]): Options {
	const { values } = parseArgs({
		args: words,
		options: {
			matrix: { type: 'boolean', default: false },
			messages: { type: 'string', default: '400' },
			kills: { type: 'string', default: '40' },
			'drop-after': { type: 'string', default: '0.05' },
			'drop-before': { type: 'string', default: '0.02' },
			refuse: { type: 'string', default: '0.02' },
			defer: { type: 'string', default: '0.03' }
		}
	});
	return {
		matrix: values.matrix,
		messages: Number(values.messages),
		kills: Number(values.kills),
		dropAfter: Number(values['drop-after']),
		dropBefore: Number(values['drop-before']),
		refuse: Number(values.refuse),
		defer: Number(values.defer)
	};
}
