/** Remainder by 97 of a text's digits, letters counting from A = 10, as ISO 7064 mod 97-10 wants it. */
export function mod97(text: string): number {
	let rest = 0;
	for (const digit of [...text].map((character) => parseInt(character, 36)).join(''))
		rest = (rest * 10 + Number(digit)) % 97;
	return rest;
}
