/** Letters that a passphrase has at least. */
export const shortestPassphrase = 12;

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aeiou';

/** A passphrase that can be read out and written down: five words of four letters, 63 bits. */
export function suggestPassphrase(): string {
	const word = () => pick(consonants) + pick(vowels) + pick(consonants) + pick(vowels);
	return Array.from({ length: 5 }, word).join('-');
}

/** One letter of many, each as likely as the others. */
function pick(letters: string): string {
	const fair = 256 - (256 % letters.length);
	for (;;) {
		const [byte] = crypto.getRandomValues(new Uint8Array(1)) as Uint8Array & [number];
		if (byte < fair) return letters[byte % letters.length]!;
	}
}
