import { sumOf } from './row-height.ts';

/** A part of a block that may go on over a page's end; y is its top. */
export interface Part {
	/** Millimetres. */
	height: number;
	draw(y: number): void;
	/** It does not part from what follows it. */
	keeps?: boolean;
}

const heightOf = (parts: readonly Part[]): number => sumOf(parts.map(({ height }) => height));

/** Parts in groups that stay together. */
function groupsOf(parts: readonly Part[]): Part[][] {
	const groups: Part[][] = [];
	let isOpen = false;
	for (const part of parts) {
		if (isOpen) groups.at(-1)!.push(part);
		else groups.push([part]);
		isOpen = part.keeps === true;
	}
	return groups;
}

/** Divides parts over pages, the first with a room (mm) of its own. */
export function inStacks(parts: readonly Part[], first: number, next: number): Part[][] {
	const stacks: Part[][] = [[]];
	for (const group of groupsOf(parts)) {
		const stack = stacks.at(-1)!;
		const room = stacks.length === 1 ? first : next;
		if (stack.length > 0 && heightOf(stack) + heightOf(group) > room) stacks.push(group);
		else stack.push(...group);
	}
	return stacks;
}

/** A closing block: drawn whole where a page holds it, else in its parts. */
export interface Block {
	height: number;
	whole: (y: number) => void;
	parts: () => Part[];
}

/** How a block is drawn in the room (mm) that the last page with rows leaves, and on the pages after it, from `top` down. */
export function inRoom(
	block: Block,
	room: number,
	next: { top: number; end: number }
): { closing: (y: number) => void; extra: (() => void)[]; isBroken: boolean } {
	if (block.height <= room + 1e-6) return { closing: block.whole, extra: [], isBroken: false };
	const [here = [], ...after] = inStacks(block.parts(), room, next.end - next.top);
	return {
		closing: (y) => drawStack(here, y),
		extra: after.map((parts) => () => drawStack(parts, next.top)),
		isBroken: true
	};
}

/** Draws parts one below the other. */
export function drawStack(parts: readonly Part[], top: number): void {
	let y = top;
	for (const part of parts) {
		part.draw(y);
		y += part.height;
	}
}
