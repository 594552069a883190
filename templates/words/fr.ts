import type { Words } from '#templates/words.ts';

/** French; before a colon stands a no-break space. In France a credit note is an “avoir”, and sums are “HT” and “TTC”. */
export function fr(country: string): Words {
	const isFrench = country === 'FR';
	return {
		invoice: 'Facture',
		creditNote: isFrench ? 'Avoir' : 'Note de crédit',
		draft: 'brouillon',
		invoiceNumber: 'Facture n°',
		creditNoteNumber: isFrench ? 'Avoir n°' : 'Note de crédit n°',
		invoiceDate: 'Date de facture',
		creditNoteDate: 'Date',
		dueDate: 'Échéance',
		period: 'Période',
		deliveryDate: 'Livré le',
		customerNumber: 'N° de client',
		order: 'Votre commande',
		reference: 'Votre référence',
		buyerVatId: 'Votre n° de TVA',
		creditedInvoice: 'Facture corrigée',
		creditFor: (number, date) => `Concerne la facture ${number}${date && ` du ${date}`}`,
		dated: (date) => `du ${date}`,
		opening: 'Nous vous facturons ce qui suit\u00a0:',
		creditOpening: 'Nous créditons votre compte de ce qui suit\u00a0:',
		position: 'N°',
		description: 'Désignation',
		quantity: 'Quantité',
		unitPrice: 'Prix unitaire',
		vat: 'TVA',
		amount: 'Montant',
		delivered: (date) => `livré le ${date}`,
		deliveryNote: (number) => `bon de livraison ${number}`,
		ordered: (quantity) => `commandé ${quantity}`,
		returned: (quantity) => `retourné ${quantity}`,
		carriedTo: (page) => `À reporter page ${page}`,
		carriedFrom: (page) => `Report de la page ${page}`,
		pageOf: (page, pages) => `Page ${page} sur ${pages}`,
		by: (date) => `au plus tard le ${date}`,
		terms: 'Conditions',
		article: 'Art.',
		day: 'Jour',
		note: 'Bon',
		dayTotal: 'Total du jour',
		deliveries: 'Livraisons',
		lines: 'Lignes',
		vatPerRate: 'TVA par taux',
		base: isFrench ? 'Base HT' : 'Base',
		together: 'Total',
		withoutVat: isFrench ? 'Total HT' : 'Hors TVA',
		includingVat: isFrench ? 'TTC' : 'TVAC',
		weekdays: ['di', 'lu', 'ma', 'me', 'je', 've', 'sa'],
		orderedHead: 'Commandé',
		deliveredHead: 'Livré',
		returnedHead: 'Retourné',
		chargedHead: 'Facturé',
		perArticle: 'Total par article',
		deliveryOverview: 'Relevé des livraisons',
		withInvoice: (title, date) =>
			`Joint à ${isFrench && title.startsWith('Avoir') ? 'l’' : 'la '}${title.charAt(0).toLowerCase()}${title.slice(1)} du ${date}`,
		overviewNote:
			'Un chiffre en gras diffère de la commande. Les prix figurent sur la facture\u00a0; ce relevé n’est pas une facture.',
		place: 'Lieu',
		received: 'Reçu par',
		dateOfReceipt: 'Date',
		signature: 'Signature',
		discount: 'Remise',
		discountHead: 'Remise',
		charge: 'Supplément',
		sumOfLines: 'Total des lignes',
		withVat: `Les prix et montants des lignes s’entendent ${isFrench ? 'TTC' : 'TVA comprise'}.`,
		selfBilled: 'Autofacturation',
		code: 'Scannez pour payer',
		net: isFrench ? 'Total HT' : 'Total hors TVA',
		vatRow: (rate, exemption, base) => `TVA ${rate}${exemption && `, ${exemption},`} sur ${base}`,
		total: isFrench ? 'Net à payer' : 'Total à payer',
		credited: 'Montant crédité',
		payBy: (date) => `À payer au plus tard le ${date}`,
		pay: 'Paiement',
		payable: 'Montant',
		payee: 'Bénéficiaire',
		paymentReference: country === 'BE' ? 'Communication' : 'Référence',
		nothingToPay: 'Aucun paiement n’est dû sur ce document.',
		vatId: isFrench ? 'TVA intracom.' : 'N° de TVA',
		registration: isFrench ? 'SIREN' : 'N° d’entreprise',
		exemptions: {
			Z: { short: 'taux zéro', reason: null },
			E: {
				short: 'exonération',
				reason: { head: 'Exonération de TVA', text: 'Les lignes marquées E sont exonérées de TVA.' }
			},
			AE: {
				short: 'autoliquidation',
				reason: { head: 'Autoliquidation', text: 'La TVA sur les lignes marquées AE est due par le preneur.' }
			},
			K: {
				short: 'intracommunautaire',
				reason: {
					head: 'Livraison intracommunautaire',
					text: 'Les lignes marquées K sont exonérées, article 138 de la directive 2006/112/CE.'
				}
			},
			G: {
				short: 'exportation',
				reason: {
					head: 'Exportation',
					text: 'Les lignes marquées G sont exonérées, article 146 de la directive 2006/112/CE.'
				}
			}
		}
	};
}
