const bigEndian = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
/** ICC.1:2010, 4.6: a signed number with 16 bits after the point. */
const fixed = (value: number): number[] => bigEndian(Math.round(value * 65536));
const element = (type: string, ...body: number[][]): number[] => [...ascii(type), 0, 0, 0, 0, ...body.flat()];

/** A text in one language (10.13). */
const text = (value: string): number[] =>
	element(
		'mluc',
		bigEndian(1),
		bigEndian(12),
		ascii('enUS'),
		bigEndian(value.length * 2),
		bigEndian(28),
		[...value].flatMap((c) => [0, c.charCodeAt(0)])
	);
const colour = (x: number, y: number, z: number): number[] => element('XYZ ', fixed(x), fixed(y), fixed(z));

/** IEC 61966-2-1: the curve, and the primaries adapted to D50. */
const curve = element('para', [0, 3, 0, 0], ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed));
const white = [0.9642, 1, 0.8249] as const;
const adaptation = [1.047882, 0.022918, -0.050217, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678];
const tags: [string, number[]][] = [
	['desc', text('sRGB')],
	['cprt', text('CC0')],
	['wtpt', colour(...white)],
	['chad', element('sf32', ...adaptation.map(fixed))],
	['rXYZ', colour(0.436066, 0.222488, 0.013916)],
	['gXYZ', colour(0.385147, 0.716873, 0.097076)],
	['bXYZ', colour(0.143066, 0.060608, 0.714096)],
	['rTRC', curve],
	['gTRC', curve],
	['bTRC', curve]
];

/** A small sRGB display profile, ICC version 4, for the output intent of archived documents. */
export function srgbProfile(): Uint8Array {
	const start = 128 + 4 + tags.length * 12;
	const body: number[] = [];
	const places = new Map<number[], number>();
	const table = tags.flatMap(([name, data]) => {
		const place = places.get(data) ?? start + body.length;
		if (!places.has(data)) body.push(...data, ...new Array<number>((4 - (data.length % 4)) % 4).fill(0));
		places.set(data, place);
		return [...ascii(name), ...bigEndian(place), ...bigEndian(data.length)];
	});
	const profile = new Uint8Array(start + body.length);
	profile.set(bigEndian(profile.length), 0);
	profile.set([4, 0x20], 8);
	profile.set(ascii('mntrRGB XYZ '), 12);
	profile.set([7, 0xea, 0, 1, 0, 1], 24);
	profile.set(ascii('acsp'), 36);
	profile.set(white.flatMap(fixed), 68);
	profile.set([...bigEndian(tags.length), ...table, ...body], 128);
	return profile;
}
