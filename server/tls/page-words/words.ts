/** A system and what a person does there, step by step. */
export interface SystemSteps {
	system: string;
	steps: readonly string[];
}

/** The words of the page on which a device learns to trust the relay. */
export interface PageWords {
	title: string;
	/** Why this is needed, and that it is done once. */
	intro: string;
	download: string;
	/** Beside the QR code. */
	scan: string;
	/** Head of the steps. */
	steps: string;
	iPad: SystemSteps;
	android: SystemSteps;
	windows: SystemSteps;
	mac: SystemSteps;
	linux: SystemSteps;
	/** Head and words about the fingerprint. */
	compare: string;
	compareText: string;
	/** Head, words and button of the end. */
	then: string;
	thenText: string;
	open: string;
}
