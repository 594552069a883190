import { readSetting, writeSetting } from '#ledger/settings.ts';

/** Chromium's own question whether to install; not in the standard's types. */
interface InstallEvent extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const key = 'app-installed';

/** How the app can be installed here: the browser has offered to ask, or a person does it by a menu. */
export const install = $state<{ offer: InstallEvent | null }>({ offer: null });

/** Keeps the browser's offer to install until a person wants it. Call at the start of the app; answers how to end it. */
export function watchInstall(): () => void {
	const offered = (event: Event) => {
		event.preventDefault();
		install.offer = event as InstallEvent;
	};
	const done = () => void markInstalled();
	addEventListener('beforeinstallprompt', offered);
	addEventListener('appinstalled', done);
	if (matchMedia('(display-mode: standalone)').matches) done();
	return () => {
		removeEventListener('beforeinstallprompt', offered);
		removeEventListener('appinstalled', done);
	};
}

/** Lets the browser ask its question; an offer is good once. */
export async function askToInstall(): Promise<void> {
	const { offer } = install;
	if (!offer) return;
	await offer.prompt();
	if ((await offer.userChoice).outcome === 'accepted') install.offer = null;
}

/** Whether the app was installed on this device. */
export const isInstalled = (): Promise<boolean> => readSetting(key, false);

/** Remembers that the app is installed here. */
export async function markInstalled(): Promise<void> {
	install.offer = null;
	if (!(await isInstalled())) await writeSetting(key, true);
}
