import type { RecipientBlock } from '#domain/recipients.ts';
import { addressFault } from '#ui/address-words.ts';
import { documentFault } from '#ui/document-words.ts';
import { m } from '#ui/paraglide/messages.js';
import type { Tone } from '#ui/tone.ts';
import type { Obstacle } from './obstacles.ts';

/** Why an invoice does not go out, in words for its debtor's entry. */
export function obstacleWords(obstacle: Obstacle): string {
	switch (obstacle.type) {
		case 'Address':
			return blockWords(obstacle.reason);
		case 'NoDebtor':
			return m.send_obstacle_no_debtor();
		case 'DocumentFailed':
			return documentFault(obstacle.problem);
		case 'DocumentPending':
			return m.send_obstacle_document_pending();
		case 'NoDocument':
			return m.send_obstacle_no_document();
		case 'Held':
			return obstacle.reason ? m.send_obstacle_held_reason({ reason: obstacle.reason }) : m.send_obstacle_held();
		case 'Draft':
			return m.send_obstacle_draft();
		case 'Waiting':
			return m.send_obstacle_waiting();
		case 'PerhapsSent':
			return m.send_obstacle_perhaps();
		case 'Sent':
			return m.send_obstacle_sent();
		case 'FailedBefore':
			return failedBefore[obstacle.problem]();
	}
}

const failedBefore = {
	rejected: m.send_obstacle_rejected,
	bounced: m.send_obstacle_bounced,
	expired: m.send_obstacle_expired
};

function blockWords(reason: RecipientBlock): string {
	switch (reason.type) {
		case 'NoAddress':
			return m.send_obstacle_no_address();
		case 'TooMany':
			return m.send_obstacle_too_many_addresses({ count: reason.count, limit: reason.limit });
		case 'BadParts': {
			const { good, bad, written } = reason;
			const areWords = bad.every(({ error }) => error.type === 'NoAt');
			if (good.length === 0 && areWords) return m.send_obstacle_words({ written });
			return bad.map(({ text, error }) => m.send_obstacle_part({ text, fault: addressFault(error) })).join(' ');
		}
	}
}

/** The colour of an obstacle. */
export function obstacleTone(obstacle: Obstacle): Tone {
	switch (obstacle.type) {
		case 'Address':
		case 'NoDebtor':
		case 'DocumentFailed':
		case 'NoDocument':
		case 'FailedBefore':
			return 'prob';
		case 'DocumentPending':
		case 'Waiting':
			return 'wait';
		case 'PerhapsSent':
			return 'perhaps';
		case 'Held':
			return 'held';
		case 'Draft':
			return 'draft';
		case 'Sent':
			return 'sent';
	}
}
