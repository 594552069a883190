import { it } from 'vitest';
import { runModel } from '#tests/faults/model/run.ts';

it('does what the table of states says, whatever comes in whatever order', () => runModel(4), 60_000);
