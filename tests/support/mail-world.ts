import { startDovecot, type Dovecot } from './dovecot.ts';
import { makeCertificate, newServerFolder, type Certificate } from './mta.ts';
import { startGreylisting } from './policy-server.ts';
import { startPostfix, type Postfix } from './postfix.ts';
import { until } from './until.ts';

/** A provider, the debtors' mail servers behind it and everybody's mailboxes, all real and all on this machine. */
export interface MailWorld {
	/** The address and login of the firm that sends. */
	user: string;
	password: string;
	certificate: Certificate;
	provider: Postfix;
	dovecot: Dovecot;
	/** The plain port of the provider greylists who is called `grey`. */
	greylisted: ReadonlySet<string>;
	/** Waits until no mail is on its way between these servers any more. */
	quiet: () => Promise<void>;
	stop: () => Promise<void>;
}

/** Starts it, in some three seconds. */
export async function startMailWorld(): Promise<MailWorld> {
	const folder = await newServerFolder();
	const certificate = await makeCertificate(folder);
	const [dovecot, greylisting] = await Promise.all([startDovecot(folder, certificate), startGreylisting()]);
	const customers = await startPostfix(folder, { name: 'customers', dovecot, certificate });
	const provider = await startPostfix(folder, {
		name: 'provider',
		dovecot,
		certificate,
		relayPort: customers.port,
		ownDomain: 'zonneveld.example',
		policyPort: greylisting.port
	});
	return {
		user: 'facturen@zonneveld.example',
		password: dovecot.password,
		certificate,
		provider,
		dovecot,
		greylisted: greylisting.refused,
		async quiet() {
			for (const server of [provider, customers]) await until(server.waiting, (mails) => mails === 0, 120_000);
		},
		async stop() {
			await Promise.all([provider.stop(), customers.stop()]);
			await Promise.all([dovecot.stop(), greylisting.close()]);
		}
	};
}
