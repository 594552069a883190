import { formatLongDate, formatTime } from './format.ts';
import { m } from './paraglide/messages.js';

/** When something will be, seen from now: `today 14:20`, `tomorrow 14:20`, `20 November 2026, 14:20`. */
export function formatAhead(iso: string, now: Date = new Date()): string {
	const time = formatTime(iso);
	switch (daysAhead(iso, now)) {
		case 'today':
			return m.shell_today({ time });
		case 'tomorrow':
			return m.pace_tomorrow({ time });
		case 'later':
			return m.pace_on({ date: formatLongDate(iso), time });
	}
}

/** The day on which something will be, for the end of a sentence: `today`, `tomorrow`, `on 20 November 2026`. */
export function formatDayAhead(iso: string, now: Date = new Date()): string {
	switch (daysAhead(iso, now)) {
		case 'today':
			return m.pace_day_today();
		case 'tomorrow':
			return m.pace_day_tomorrow();
		case 'later':
			return m.pace_day_on({ date: formatLongDate(iso) });
	}
}

function daysAhead(iso: string, now: Date): 'today' | 'tomorrow' | 'later' {
	const tomorrow = new Date(now);
	tomorrow.setDate(now.getDate() + 1);
	const day = new Date(iso).toDateString();
	if (day === now.toDateString()) return 'today';
	return day === tomorrow.toDateString() ? 'tomorrow' : 'later';
}
