import * as base64 from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as quotedPrintable from 'nodemailer/lib/qp';
import type { Sha256 } from '#domain/digest.ts';
import type { Hole, MailFrame } from '#domain/mail-frame.ts';

/** What stands for the bytes of an attachment in the tree of a mail. */
export interface StandIn {
	sha256: Sha256;
	content: Buffer;
}

/** A stand-in, known by itself and not by what it holds. */
export const standInFor = (sha256: Sha256): StandIn => ({ sha256, content: Buffer.of(0) });

/**
 * Writes a mail from its tree, with holes where the base64 of attachments belongs; they come in its order. nodemailer
 * itself writes through a chain of streams, which costs more than all else of making a mail.
 */
export function frameOf(root: MimeNode, standIns: readonly StandIn[]): MailFrame {
	const pieces: Buffer[] = [];
	const holes: Hole[] = [];
	let at = 0;
	let text = '';
	const endPiece = () => {
		const piece = Buffer.from(text.replaceAll(/(?<!\r)\n/g, '\r\n'));
		pieces.push(piece);
		at += piece.length;
		text = '';
	};
	const write = (node: MimeNode): void => {
		text += `${node.buildHeaders()}\r\n\r\n`;
		const standIn = standIns.find(({ content }) => content === node.content);
		if (standIn) {
			endPiece();
			holes.push({ at, sha256: standIn.sha256 });
		} else text += encoded(node);
		for (const child of node.childNodes) {
			text += `${child === node.childNodes[0] ? '' : '\r\n'}--${node.boundary}\r\n`;
			write(child);
		}
		if (node.childNodes.length > 0) text += `\r\n--${node.boundary}--\r\n`;
	};
	write(root);
	if (!text.endsWith('\n')) text += '\r\n';
	endPiece();
	if (holes.length !== standIns.length) throw new Error('a mail does not hold all its attachments');
	return { bytes: Buffer.concat(pieces), holes };
}

/** The text of a part as its header says that it is encoded. */
function encoded(node: MimeNode): string {
	const { content } = node;
	const text = typeof content === 'string' || Buffer.isBuffer(content) ? content.toString() : '';
	const encoding = node.getTransferEncoding();
	if (encoding === 'base64') return base64.wrap(base64.encode(text));
	if (encoding === 'quoted-printable') return quotedPrintable.wrap(quotedPrintable.encode(text));
	return text;
}
