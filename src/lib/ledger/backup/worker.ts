import { makeBackup } from './make.ts';
import type { BackupJob, BackupReply, MadeFile } from './protocol.ts';
import { restoreBackup } from './restore.ts';
import { blobSink, fileSink } from './sinks.ts';

const say = (reply: BackupReply): void => postMessage(reply);

/** Progress is told in hundredths: a screen shows no more. */
function tellProgress(): (share: number) => void {
	let told = 0;
	return (share) => {
		const now = Math.floor(share * 100);
		if (now === told) return;
		told = now;
		say({ type: 'progress', share: now / 100 });
	};
}

addEventListener('message', ({ data }: MessageEvent<BackupJob>) => {
	work(data).then(say, (error: unknown) => {
		const name = error instanceof Error ? error.name : '';
		say({ type: 'failed', reason: name === 'QuotaExceededError' ? 'no-room' : 'other', detail: String(error) });
	});
});

async function work(job: BackupJob): Promise<BackupReply> {
	const tell = tellProgress();
	switch (job.type) {
		case 'make':
			return { type: 'made', made: await make(job, tell) };
		case 'restore':
			return { type: 'restored', restored: await restoreBackup({ ...job, onProgress: tell }) };
	}
}

async function make(
	{ passphrase, at, fileName, handle }: Extract<BackupJob, { type: 'make' }>,
	tell: (share: number) => void
): Promise<MadeFile> {
	const input = { passphrase, at, onProgress: (done: number, total: number) => tell(done / total) };
	if (handle) return { ...(await makeBackup(input, await fileSink(handle))), file: null };
	const sink = blobSink();
	const made = await makeBackup(input, sink);
	return { ...made, file: sink.file(fileName) };
}
