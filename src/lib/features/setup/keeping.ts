/** Whether this browser keeps what is entered: not in a private window, and some say nothing about it. */
export type Keeping = 'kept' | 'private' | 'unknown';

/** Asks the browser. Private windows of Safari and Firefox give no file system, though their databases seem to work. */
export async function askKeeping(storage: StorageManager | undefined): Promise<Keeping> {
	if (typeof storage?.getDirectory !== 'function') return 'unknown';
	try {
		await storage.getDirectory();
		return 'kept';
	} catch {
		return 'private';
	}
}
