import type { OauthClient } from '#domain/mailbox.ts';

/** Where a provider signs people in, and what the relay asks leave for: to send and read mail, for as long as it lasts. */
export interface Endpoints {
	authorize: string;
	token: string;
	device: string;
	scope: string;
}

const scopes: Record<OauthClient['provider'], string> = {
	google: 'https://mail.google.com/',
	// By this name of the resource for accounts of firms and personal ones alike
	microsoft: 'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All offline_access'
};

/** The endpoints of a provider. With a base of the operator's own, which tests have, they lie there. */
export function endpointsOf({ provider, tenant }: OauthClient, base: string | null): Endpoints {
	const scope = scopes[provider];
	if (base !== null) {
		const at = `${base}/${provider}`;
		return { authorize: `${at}/authorize`, token: `${at}/token`, device: `${at}/devicecode`, scope };
	}
	switch (provider) {
		case 'google':
			return {
				authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
				token: 'https://oauth2.googleapis.com/token',
				device: 'https://oauth2.googleapis.com/device/code',
				scope
			};
		case 'microsoft': {
			const at = `https://login.microsoftonline.com/${tenant || 'common'}/oauth2/v2.0`;
			return { authorize: `${at}/authorize`, token: `${at}/token`, device: `${at}/devicecode`, scope };
		}
	}
}
