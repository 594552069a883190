import type { PageWords } from './words.ts';

/** German. */
export const de: PageWords = {
	title: 'Dieses Gerät soll Ihrem Facturier vertrauen',
	intro:
		'Facturier läuft auf einem eigenen Rechner; keine Stelle auf der Welt bürgt für ihn. Sagen Sie diesem Gerät einmal, dass es ihm vertrauen darf. Danach öffnet er sich wie jede andere App, auch ohne Verbindung.',
	download: 'Zertifikat herunterladen',
	scan: 'Auf einem Tablet oder Telefon: diesen Code scannen und dort weitermachen.',
	steps: 'Was auf diesem Gerät zu tun ist',
	iPad: {
		system: 'iPad und iPhone',
		steps: [
			'Öffnen Sie diese Seite in Safari, tippen Sie auf „Zertifikat herunterladen“ und dann auf „Zulassen“.',
			'Öffnen Sie die Einstellungen. Oben steht „Profil geladen“: darauf tippen, dann zweimal auf „Installieren“.',
			'Gehen Sie in den Einstellungen zu Allgemein › Info › Zertifikatsvertrauenseinstellungen und schalten Sie den Schalter neben „Facturier“ ein.',
			'Kommen Sie hierher zurück und öffnen Sie Facturier.'
		]
	},
	android: {
		system: 'Android',
		steps: [
			'Tippen Sie auf „Zertifikat herunterladen“.',
			'Öffnen Sie die Einstellungen und suchen Sie nach „CA-Zertifikat“. Darauf tippen, dann auf „Trotzdem installieren“.',
			'Wählen Sie die Datei „facturier-ca.crt“ aus den Downloads.',
			'Kommen Sie hierher zurück und öffnen Sie Facturier in Chrome.'
		]
	},
	windows: {
		system: 'Windows',
		steps: [
			'Klicken Sie auf „Zertifikat herunterladen“ und öffnen Sie die Datei.',
			'Klicken Sie auf „Zertifikat installieren“, wählen Sie „Aktueller Benutzer“ und dann „Weiter“.',
			'Wählen Sie „Alle Zertifikate in folgendem Speicher speichern“, klicken Sie auf „Durchsuchen“ und nehmen Sie „Vertrauenswürdige Stammzertifizierungsstellen“.',
			'Klicken Sie auf „Weiter“, „Fertig stellen“ und „Ja“. Schließen Sie den Browser, öffnen Sie ihn wieder und dann Facturier.'
		]
	},
	mac: {
		system: 'Mac',
		steps: [
			'Klicken Sie auf „Zertifikat herunterladen“ und öffnen Sie die Datei; die Schlüsselbundverwaltung öffnet sich.',
			'Doppelklicken Sie auf das Zertifikat, das mit „Facturier“ beginnt.',
			'Klappen Sie „Vertrauen“ auf und stellen Sie „Bei Verwendung dieses Zertifikats“ auf „Immer vertrauen“. Schließen Sie das Fenster und geben Sie Ihr Passwort ein.',
			'Kommen Sie hierher zurück und öffnen Sie Facturier.'
		]
	},
	linux: {
		system: 'Linux, und Firefox überall',
		steps: [
			'Klicken Sie auf „Zertifikat herunterladen“.',
			'Chrome oder Chromium: öffnen Sie chrome://certificate-manager, dann „Benutzerdefiniert“ und „Von Ihnen installiert“. Klicken Sie neben „Vertrauenswürdige Zertifikate“ auf „Importieren“.',
			'Firefox: öffnen Sie die Einstellungen, suchen Sie nach „Zertifikate“, dann „Zertifikate anzeigen“, „Zertifizierungsstellen“, „Importieren“, und haken Sie „Websites“ an.',
			'Kommen Sie hierher zurück und öffnen Sie Facturier.'
		]
	},
	compare: 'Ist es das richtige?',
	compareText:
		'Vergleichen Sie diese Zeichen mit denen auf dem Rechner, auf dem Facturier läuft, bevor Sie dem Zertifikat vertrauen. Es gilt allein für Ihren Facturier: für eine Bank oder eine andere Seite kann es nicht bürgen.',
	then: 'Fertig?',
	thenText:
		'Legen Sie Facturier auf einem iPad oder iPhone zuerst auf den Home-Bildschirm, und koppeln Sie ihn erst dort.',
	open: 'Facturier öffnen'
};
