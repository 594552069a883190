import type { PageWords } from './words.ts';

/** English. */
export const en: PageWords = {
	title: 'Let this device trust your Facturier',
	intro:
		'Facturier runs on a computer of your own, so no office in the world vouches for it. Tell this device once that it may trust it; after that it opens like any other app, also without a connection.',
	download: 'Download the certificate',
	scan: 'On a tablet or phone: scan this code, and go on there.',
	steps: 'What to do on this device',
	iPad: {
		system: 'iPad and iPhone',
		steps: [
			'Open this page in Safari, tap “Download the certificate” and then “Allow”.',
			'Open Settings. At the top stands “Profile Downloaded”: tap it, then “Install”, twice.',
			'In Settings go to General › About › Certificate Trust Settings and turn on the switch beside “Facturier”.',
			'Come back here and open Facturier.'
		]
	},
	android: {
		system: 'Android',
		steps: [
			'Tap “Download the certificate”.',
			'Open Settings and search for “CA certificate”. Tap it, then “Install anyway”.',
			'Choose the file “facturier-ca.crt” from Downloads.',
			'Come back here and open Facturier in Chrome.'
		]
	},
	windows: {
		system: 'Windows',
		steps: [
			'Click “Download the certificate” and open the file.',
			'Click “Install Certificate”, choose “Current User”, then “Next”.',
			'Choose “Place all certificates in the following store”, click “Browse” and take “Trusted Root Certification Authorities”.',
			'Click “Next”, “Finish” and “Yes”. Close the browser, open it again, and open Facturier.'
		]
	},
	mac: {
		system: 'Mac',
		steps: [
			'Click “Download the certificate” and open the file; Keychain Access opens.',
			'Double-click the certificate that begins with “Facturier”.',
			'Unfold “Trust” and set “When using this certificate” to “Always Trust”. Close the window and give your password.',
			'Come back here and open Facturier.'
		]
	},
	linux: {
		system: 'Linux, and Firefox everywhere',
		steps: [
			'Click “Download the certificate”.',
			'Chrome or Chromium: open chrome://certificate-manager, then “Custom” and “Installed by you”. Beside “Trusted Certificates” click “Import”.',
			'Firefox: open Settings, search for “certificates”, then “View Certificates”, “Authorities”, “Import”, and tick “identify websites”.',
			'Come back here and open Facturier.'
		]
	},
	compare: 'Is it the right one?',
	compareText:
		'Before you trust it, compare these characters with those on the computer on which Facturier runs. The certificate is good for your Facturier alone: it cannot vouch for a bank or any other site.',
	then: 'Done?',
	thenText: 'On an iPad or iPhone put Facturier on the home screen first, and pair it there.',
	open: 'Open Facturier'
};
