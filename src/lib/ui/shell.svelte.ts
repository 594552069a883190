/** Whether the relay answers; `unknown` until it was asked, `unpaired` while the device has none, `revoked` when it was ended there. */
export type RelayReach = 'unknown' | 'unpaired' | 'revoked' | 'reached' | 'unreachable';

/** What the frame shows on every screen. */
export interface Shell {
	/** What the outbox wants a person to decide; the badge at its menu entry. */
	outboxProblems: number;
	/** Messages approved and not yet settled. */
	waiting: number;
	/** Whether the device has a connection. */
	online: boolean;
	relay: RelayReach;
	/** Whether an issuer sends by a practice mailbox. */
	practice: boolean;
	/** The issuers to choose from, and the one that the screens work for. */
	issuers: { value: string; label: string }[];
	issuerId: string;
	chooseIssuer: (id: string) => void;
	/** Whether a hand-over or an import runs, which a restart would interrupt. */
	busy: boolean;
	/** Whether a person has settled that the data of this app lives at this address; true until that is known. */
	placeIsSettled: boolean;
	settlePlace: () => void;
	/** ISO time of the last backup, null where there is none yet, undefined where that is not known. */
	lastBackup: string | null | undefined;
	/** Whether it is time for another one. */
	backupDue: boolean;
}

/** The state of the frame; features keep it true. */
export const shell = $state<Shell>({
	outboxProblems: 0,
	waiting: 0,
	online: true,
	relay: 'unknown',
	practice: false,
	issuers: [],
	issuerId: '',
	chooseIssuer: () => undefined,
	busy: false,
	placeIsSettled: true,
	settlePlace: () => undefined,
	lastBackup: undefined,
	backupDue: false
});
