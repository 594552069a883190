import { readFileSync } from 'node:fs';
import { openTypeface } from '#pdf/typeface.ts';

const font = (name: string) => new Uint8Array(readFileSync(`static/fonts/${name}.ttf`));

/** The fonts that the app ships. */
export const typeface = openTypeface({ regular: font('NotoSans-Regular'), bold: font('NotoSans-Bold') });
