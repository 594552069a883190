import { wallTimeIn, type WallTime } from '#domain/wall-time.ts';

/** What is offered to who wants to send later: tomorrow, when an office opens. */
export const offeredTime = (zone: string): WallTime => ({
	date: wallTimeIn(new Date(Date.now() + 86_400_000).toISOString(), zone).date,
	time: '07:00'
});
