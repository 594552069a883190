/** The two inks and two strokes of every layout; widths in millimetres. */
export const ink = '#1b1b1b';
export const grey = '#585858';
export const hair = { width: 0.18, colour: '#b4b4b4' } as const;
export const rule = { width: 0.35, colour: ink } as const;
export const foldMark = '#8a8a8a';
/** Grounds: of panels, and of every second day; lighter ones vanish on laser printers. */
export const tint = '#efeeea';
export const zebra = '#f2f1ed';
