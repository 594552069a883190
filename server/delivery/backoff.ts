const minute = 60_000;
const hour = 60 * minute;
const waits = [minute, 5 * minute, 15 * minute, 30 * minute];

/** How long a recipient is tried. Milliseconds. */
export const patience = 48 * hour;

/** Nobody waits longer than this for his next try. Milliseconds. */
export const longestWait = hour;

/** Milliseconds until the next try after so many failed ones: 1, 5, 15, 30 minutes, then hourly. Only tests scale it. */
export const waitAfter = (earlierTries: number, scale: number): number => (waits[earlierTries] ?? hour) * scale;
