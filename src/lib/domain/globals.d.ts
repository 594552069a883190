/** The pure globals that every runtime has: no DOM, no Node. */
declare class TextEncoder {
	encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
	decode(input?: ArrayBuffer | Uint8Array, options?: { stream?: boolean }): string;
}
declare class URL {
	constructor(url: string, base?: string);
	static canParse(url: string): boolean;
	hostname: string;
	href: string;
	protocol: string;
}
