import { makeCertificates } from './certificates.ts';
import { grid, type Kind } from './kinds.ts';
import { runKind, type Row } from './row.ts';
import { specialKinds } from './special-kinds.ts';

/** What all kinds came to together. */
export interface MatrixAccount {
	kinds: number;
	messages: number;
	/** Kinds of which something else was seen than expected. */
	wrong: number;
	duplicates: number;
	lost: number;
	falseAccepted: number;
}

/** Kinds at work at one time: of those that wait, and of those that work hard. */
const lanes = { small: 8, large: 1 };

/** Runs all kinds and tells of each what was expected and seen. */
export async function runMatrix(messages: number, tell: (line: string) => void): Promise<MatrixAccount> {
	const certificates = await makeCertificates();
	const account = { kinds: 0, messages: 0, wrong: 0, duplicates: 0, lost: 0, falseAccepted: 0 };
	const kinds = [...grid, ...specialKinds];

	function note(kind: Kind, row: Row): void {
		const isRight = row.seen.length === 1 && row.seen[0] === kind.expected;
		account.kinds++;
		account.messages += row.messages;
		if (!isRight) account.wrong++;
		account.duplicates += row.duplicates;
		account.lost += row.lost;
		account.falseAccepted += row.falseAccepted;
		const amiss = row.duplicates + row.lost + row.falseAccepted > 0 ? ` ${JSON.stringify(row)}` : '';
		tell(
			`${isRight ? 'right' : 'WRONG'}  ${kind.name}: expected ${kind.expected}; seen ${row.seen.join(' | ')}${amiss}`
		);
	}

	async function work(left: Kind[]): Promise<void> {
		for (let kind = left.shift(); kind; kind = left.shift()) note(kind, await runKind(kind, messages, certificates));
	}
	const atOnce = (count: number, left: Kind[]) => Promise.all(Array.from({ length: count }, () => work(left)));
	const isLarge = ({ body }: Kind) => body === 'large';
	await atOnce(lanes.large, kinds.filter(isLarge));
	await atOnce(
		lanes.small,
		kinds.filter((kind) => !isLarge(kind))
	);
	return account;
}
