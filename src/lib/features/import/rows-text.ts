/** Row numbers as people write them: `2–5, 9`; cut after a few ranges. */
export function rowsText(rows: readonly number[]): string {
	const ranges: [first: number, last: number][] = [];
	for (const row of rows) {
		const range = ranges.at(-1);
		if (range && row === range[1] + 1) range[1] = row;
		else ranges.push([row, row]);
	}
	const shown = ranges.slice(0, 4).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
	return ranges.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}
