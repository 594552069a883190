declare module 'virtual:first-words' {
	/** Loads what the first page says, in the language of the app; nothing to do where a build has not set it apart. */
	export function loadFirstWords(): Promise<void>;
	/** Loads what only the checklist says, in the same way. */
	export function loadSetupWords(): Promise<void>;
}
