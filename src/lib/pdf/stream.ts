import { zlibSync } from 'fflate';

/** Bytes as jsPDF takes them: one character each. */
export function binary(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
	return text;
}

/** Bytes compressed as the filter FlateDecode wants them (ISO 32000-1, 7.4.4), one character each. */
export const deflated = (bytes: Uint8Array): string => binary(zlibSync(bytes, { level: 9 }));
