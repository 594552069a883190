import { channel } from 'node:diagnostics_channel';

/**
 * How far an attempt has come: `claimed` after K2, `armed` after K3 and before the end of the body leaves, `answered`
 * when the server's answer is in and K4 is yet to come.
 */
export type Landmark = 'claimed' | 'armed' | 'answered';

/** The name under which an attempt says where it is. */
export const landmarkChannel = 'facturier:attempt';

const attempts = channel(landmarkChannel);

/**
 * Says how far an attempt has come to whoever listens within this process. Nothing of the relay does: only a test that
 * is loaded into the process beside it can, to end the process at that very moment.
 */
export const passLandmark = (landmark: Landmark): void => attempts.publish(landmark);
