import type { PageWords } from './words.ts';

/** French. */
export const fr: PageWords = {
	title: 'Faire confiance à votre Facturier sur cet appareil',
	intro:
		'Facturier tourne sur un ordinateur à vous ; aucun organisme ne s’en porte garant. Dites une fois à cet appareil qu’il peut lui faire confiance. Ensuite il s’ouvre comme toute autre application, même sans connexion.',
	download: 'Télécharger le certificat',
	scan: 'Sur une tablette ou un téléphone : scannez ce code et continuez là-bas.',
	steps: 'Ce qu’il faut faire sur cet appareil',
	iPad: {
		system: 'iPad et iPhone',
		steps: [
			'Ouvrez cette page dans Safari, touchez « Télécharger le certificat », puis « Autoriser ».',
			'Ouvrez Réglages. En haut figure « Profil téléchargé » : touchez-le, puis deux fois « Installer ».',
			'Dans Réglages, allez à Général › Informations › Réglages de confiance des certificats et activez l’interrupteur à côté de « Facturier ».',
			'Revenez ici et ouvrez Facturier.'
		]
	},
	android: {
		system: 'Android',
		steps: [
			'Touchez « Télécharger le certificat ».',
			'Ouvrez Paramètres et cherchez « Certificat CA ». Touchez-le, puis « Installer quand même ».',
			'Choisissez le fichier « facturier-ca.crt » dans les téléchargements.',
			'Revenez ici et ouvrez Facturier dans Chrome.'
		]
	},
	windows: {
		system: 'Windows',
		steps: [
			'Cliquez sur « Télécharger le certificat » et ouvrez le fichier.',
			'Cliquez sur « Installer un certificat », choisissez « Utilisateur actuel », puis « Suivant ».',
			'Choisissez « Placer tous les certificats dans le magasin suivant », cliquez sur « Parcourir » et prenez « Autorités de certification racines de confiance ».',
			'Cliquez sur « Suivant », « Terminer » et « Oui ». Fermez le navigateur, rouvrez-le, puis ouvrez Facturier.'
		]
	},
	mac: {
		system: 'Mac',
		steps: [
			'Cliquez sur « Télécharger le certificat » et ouvrez le fichier ; Trousseaux d’accès s’ouvre.',
			'Double-cliquez sur le certificat qui commence par « Facturier ».',
			'Dépliez « Se fier » et réglez « Lors de l’utilisation de ce certificat » sur « Toujours approuver ». Fermez la fenêtre et donnez votre mot de passe.',
			'Revenez ici et ouvrez Facturier.'
		]
	},
	linux: {
		system: 'Linux, et Firefox partout',
		steps: [
			'Cliquez sur « Télécharger le certificat ».',
			'Chrome ou Chromium : ouvrez chrome://certificate-manager, puis « Personnalisés » et « Installés par vous ». À côté de « Certificats de confiance », cliquez sur « Importer ».',
			'Firefox : ouvrez Paramètres, cherchez « certificats », puis « Afficher les certificats », « Autorités », « Importer », et cochez « identifier des sites web ».',
			'Revenez ici et ouvrez Facturier.'
		]
	},
	compare: 'Est-ce le bon ?',
	compareText:
		'Avant de lui faire confiance, comparez ces caractères avec ceux de l’ordinateur sur lequel tourne Facturier. Le certificat ne vaut que pour votre Facturier : il ne peut se porter garant d’une banque ou d’un autre site.',
	then: 'C’est fait ?',
	thenText: 'Sur un iPad ou un iPhone, mettez d’abord Facturier sur l’écran d’accueil, puis associez-le depuis là.',
	open: 'Ouvrir Facturier'
};
