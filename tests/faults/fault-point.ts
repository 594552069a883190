import { subscribe } from 'node:diagnostics_channel';
import { landmarkChannel } from '#server/delivery/landmarks.ts';

/**
 * Loaded into a relay beside its own program (`node --import`). `DIE_AT=armed:7` ends the process, as a power cut does,
 * when an attempt is armed for the seventh time.
 */
const [landmark, count] = (process.env.DIE_AT ?? '').split(':');
let left = Number(count);
subscribe(landmarkChannel, (passed) => {
	if (passed === landmark && --left === 0) process.kill(process.pid, 'SIGKILL');
});
