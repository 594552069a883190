import { makeInWorker, type BackupFailure, type BackupWork } from '#ledger/backup/client.ts';
import { keepLastBackup } from '#ledger/backup/last-backup.ts';
import type { MadeFile } from '#ledger/backup/protocol.ts';
import { askDurable } from '#ledger/durable.ts';
import { download } from '#documents/download.ts';
import type { Result } from '#domain/result.ts';
import { shortestPassphrase, suggestPassphrase } from './passphrase.ts';

/** Where a backup that is being made stands; `ready` while it waits to be saved by a person. */
type Step =
	| { type: 'idle' }
	| { type: 'making'; share: number }
	| { type: 'ready'; made: MadeFile; file: File }
	| { type: 'done'; made: MadeFile }
	| { type: 'failed'; failure: BackupFailure };

/** Chromium's own dialog for saving; not in the standard's types. */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Makes a backup under a passphrase that a person has written twice. */
export class BackupMaker {
	passphrase = $state('');
	repeat = $state('');
	/** Whether the passphrase is shown. */
	shown = $state(false);
	tried = $state(false);
	step = $state.raw<Step>({ type: 'idle' });

	readonly short = $derived(this.tried && this.passphrase.length < shortestPassphrase);
	readonly differs = $derived(this.tried && this.passphrase !== this.repeat);

	#work: BackupWork<Result<MadeFile, BackupFailure>> | null = null;

	/** Fills in a passphrase and shows it, to be written down. */
	suggest(): void {
		this.passphrase = this.repeat = suggestPassphrase();
		this.shown = true;
	}

	/** Makes the backup of this moment (ISO); where the browser has a dialog for it, straight into the chosen file. */
	async make(at: string): Promise<void> {
		this.tried = true;
		if (this.short || this.differs || this.step.type === 'making') return;
		const fileName = `facturier-${at.slice(0, 10)}.tar.age`;
		const handle = await chooseFile(fileName);
		if (handle === 'none-chosen') return;
		this.step = { type: 'making', share: 0 };
		this.#work = makeInWorker({ passphrase: this.passphrase, at, fileName, handle }, (share) => {
			this.step = { type: 'making', share };
		});
		const made = await this.#work.result;
		if (!made.ok) this.step = { type: 'failed', failure: made.error };
		else if (made.value.file) this.step = { type: 'ready', made: made.value, file: made.value.file };
		else await this.#saved(made.value, handle?.name ?? fileName);
	}

	/** Ends the work; nothing is written. */
	stop(): void {
		this.#work?.stop();
		this.step = { type: 'idle' };
	}

	/** Saves the file where the browser keeps downloads. */
	async save(): Promise<void> {
		if (this.step.type !== 'ready') return;
		const { made, file } = this.step;
		download(file, file.name, file.type);
		await this.#saved(made, file.name);
	}

	/** Whether the device can hand the file to another app, such as a cloud folder. */
	readonly canShare = $derived(
		this.step.type === 'ready' && 'canShare' in navigator && navigator.canShare({ files: [this.step.file] })
	);

	/** Hands the file to another app; where the person thinks better of it, it can still be saved. */
	async share(): Promise<void> {
		if (this.step.type !== 'ready') return;
		const { made, file } = this.step;
		const shared = await navigator.share({ files: [file] }).then(
			() => true,
			() => false
		);
		if (shared) await this.#saved(made, file.name);
	}

	/** The passphrase is forgotten at once. A moment at which a browser is likely to promise to keep the ledger. */
	async #saved(made: MadeFile, fileName: string): Promise<void> {
		if (!made.fault) await keepLastBackup({ ...made.backup, fileName });
		this.passphrase = this.repeat = '';
		this.shown = this.tried = false;
		this.step = { type: 'done', made };
		await askDurable();
	}
}

/** Asks where the file is to go; null where the browser cannot ask. */
async function chooseFile(suggestedName: string): Promise<FileSystemFileHandle | null | 'none-chosen'> {
	const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
	if (!picker) return null;
	try {
		return await picker({ suggestedName });
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return 'none-chosen';
		throw error;
	}
}
