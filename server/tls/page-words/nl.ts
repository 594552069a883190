import type { PageWords } from './words.ts';

/** Dutch. */
export const nl: PageWords = {
	title: 'Laat dit apparaat uw Facturier vertrouwen',
	intro:
		'Facturier draait op een computer van uzelf; geen instantie staat er dus voor in. Zeg één keer tegen dit apparaat dat het hem mag vertrouwen. Daarna opent hij als elke andere app, ook zonder verbinding.',
	download: 'Certificaat downloaden',
	scan: 'Op een tablet of telefoon: scan deze code en ga daar verder.',
	steps: 'Wat u op dit apparaat doet',
	iPad: {
		system: 'iPad en iPhone',
		steps: [
			'Open deze pagina in Safari, tik op “Certificaat downloaden” en dan op “Sta toe”.',
			'Open Instellingen. Bovenaan staat “Profiel gedownload”: tik erop en dan twee keer op “Installeer”.',
			'Ga in Instellingen naar Algemeen › Info › Vertrouwen certificaten en zet de schakelaar naast “Facturier” aan.',
			'Kom hier terug en open Facturier.'
		]
	},
	android: {
		system: 'Android',
		steps: [
			'Tik op “Certificaat downloaden”.',
			'Open Instellingen en zoek naar “CA-certificaat”. Tik erop en dan op “Toch installeren”.',
			'Kies het bestand “facturier-ca.crt” uit Downloads.',
			'Kom hier terug en open Facturier in Chrome.'
		]
	},
	windows: {
		system: 'Windows',
		steps: [
			'Klik op “Certificaat downloaden” en open het bestand.',
			'Klik op “Certificaat installeren”, kies “Huidige gebruiker” en dan “Volgende”.',
			'Kies “Alle certificaten in het onderstaande archief opslaan”, klik op “Bladeren” en neem “Vertrouwde basiscertificeringsinstanties”.',
			'Klik op “Volgende”, “Voltooien” en “Ja”. Sluit de browser, open hem weer en open Facturier.'
		]
	},
	mac: {
		system: 'Mac',
		steps: [
			'Klik op “Certificaat downloaden” en open het bestand; Sleutelhangertoegang gaat open.',
			'Dubbelklik op het certificaat dat met “Facturier” begint.',
			'Vouw “Vertrouw” open en zet “Bij gebruik van dit certificaat” op “Vertrouw altijd”. Sluit het venster en geef uw wachtwoord.',
			'Kom hier terug en open Facturier.'
		]
	},
	linux: {
		system: 'Linux, en Firefox overal',
		steps: [
			'Klik op “Certificaat downloaden”.',
			'Chrome of Chromium: open chrome://certificate-manager, dan “Aangepast” en “Door jou geïnstalleerd”. Klik naast “Vertrouwde certificaten” op “Importeren”.',
			'Firefox: open Instellingen, zoek naar “certificaten”, dan “Certificaten bekijken”, “Organisaties”, “Importeren”, en vink “websites te identificeren” aan.',
			'Kom hier terug en open Facturier.'
		]
	},
	compare: 'Is het de juiste?',
	compareText:
		'Vergelijk deze tekens met die op de computer waarop Facturier draait, voordat u het certificaat vertrouwt. Het geldt alleen voor uw Facturier: voor een bank of een andere site kan het niet instaan.',
	then: 'Klaar?',
	thenText: 'Zet Facturier op een iPad of iPhone eerst op het beginscherm en koppel hem daar.',
	open: 'Facturier openen'
};
